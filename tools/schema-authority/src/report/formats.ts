import { impactOf } from '../impact/impact.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { markdownReport } from './markdown.ts';
import { toReport, type Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';
import type { Verdict } from '../verdict/judge.ts';

const plain =
  (render: (report: Report) => string) =>
  async (verdict: Verdict): Promise<string> =>
    render(toReport(verdict));

/** The forms in which `check` reports. */
export const FORMATS: Readonly<Record<string, (verdict: Verdict) => Promise<string>>> = {
  text: plain(textReport),
  json: plain(jsonReport),
  sarif: plain(sarifReport),
  github: plain(githubReport),
  markdown: async (verdict) => markdownReport(verdict, await impactOf(verdict, null)),
};
