import { verdictLine, type Report, type ReportedFinding } from './report.ts';

const KINDS = {
  source: 'SOURCE-BREAKING',
  query: 'QUERY-BREAKING',
  wire: 'WIRE-BREAKING',
  data: 'DATA-BREAKING',
  none: 'error',
} as const;

/** The report for a person at a terminal. */
export function textReport(report: Report): string {
  const verdict = report.status === 'breaking' ? `${verdictLine(report)}\n${EXCUSE}` : verdictLine(report);
  return `${[...report.findings.map(block), verdict].join('\n\n')}\n`;
}

const EXCUSE =
  'To let a finding pass for a time, put "override" for "check" into its repro line: docs/change-process.md.';

function block(finding: ReportedFinding): string {
  const kind = finding.severity === 'error' ? KINDS[finding.class] : finding.severity;
  const breaks =
    finding.query === null
      ? null
      : `${finding.consumer} query ${finding.query}  ${finding.source ?? ''}`.trim();
  const lines: [string, string | null][] = [
    ['by', finding.migration],
    ['at', finding.query === null ? finding.source : null],
    [finding.severity === 'error' ? 'breaks' : 'touches', breaks],
    ['postgres', finding.postgres],
    ['do', finding.remedy],
    ['repro', finding.repro],
  ];
  return [
    `${finding.rule} ${kind}  ${finding.message}`,
    ...lines.flatMap(([label, text]) => (text === null ? [] : `  ${label.padEnd(9)} ${text}`)),
  ].join('\n');
}
