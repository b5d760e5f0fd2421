import type { CheckResult } from '../check/check.ts';
import { repro } from './text.ts';

/** The report for programs; its form is fixed by `check-report.schema.json`. */
export function jsonReport({ status, base, head, findings, bump }: CheckResult): string {
  const report = {
    status,
    base,
    head,
    findings: findings.map((finding) => ({ ...finding, repro: repro(finding, base) })),
    bump,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
