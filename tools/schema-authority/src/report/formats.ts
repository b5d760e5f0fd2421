import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { toReport, type Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';
import type { Verdict } from '../verdict/judge.ts';

const plain =
  (render: (report: Report) => string) =>
  (verdict: Verdict): string =>
    render(toReport(verdict));

/** The forms in which `check` reports. */
export const FORMATS: Readonly<Record<string, (verdict: Verdict) => string>> = {
  text: plain(textReport),
  json: plain(jsonReport),
  sarif: plain(sarifReport),
  github: plain(githubReport),
};
