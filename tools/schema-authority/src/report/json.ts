import type { Report } from './report.ts';

/** The report for programs; its form is fixed by `check-report.schema.json`. */
export function jsonReport({ status, base, head, findings, bump }: Report): string {
  return `${JSON.stringify({ status, base, head, findings, bump }, null, 2)}\n`;
}
