import type { CheckResult } from '../check/check.ts';
import type { Finding } from '../rules/finding.ts';

const KINDS = {
  source: 'SOURCE-BREAKING',
  query: 'QUERY-BREAKING',
  wire: 'WIRE-BREAKING',
  data: 'DATA-BREAKING',
  none: '',
} as const;

/** The report for a person at a terminal. */
export function textReport(result: CheckResult): string {
  const verdict = {
    compatible: `compatible: nothing any consumer uses is touched (version bump: ${result.bump})`,
    breaking: `BREAKING: ${count(result.findings, 'error')} (version bump: ${result.bump})`,
    unchecked: 'COULD NOT CHECK: a migration cannot be applied',
  }[result.status];
  return `${[...result.findings.map((finding) => block(finding, result.base)), verdict].join('\n\n')}\n`;
}

/** The command that shows one finding alone. */
export function repro(finding: Finding, base: string): string {
  const only = finding.query === null ? '' : ` --only ${finding.consumer}/${finding.query}`;
  return `npm run schema -- check --base ${base.slice(0, 12)}${only}`;
}

function block(finding: Finding, base: string): string {
  const kind = finding.severity === 'error' ? KINDS[finding.class] : finding.severity;
  const breaks =
    finding.query === null
      ? null
      : `${finding.consumer} query ${finding.query}  ${finding.source ?? ''}`.trim();
  const lines: [string, string | null][] = [
    ['by', finding.migration],
    ['breaks', breaks],
    ['postgres', finding.postgres],
    ['do', finding.remedy],
    ['repro', repro(finding, base)],
  ];
  return [
    `${finding.rule} ${kind}  ${finding.message}`.replace('   ', ' '),
    ...lines.flatMap(([label, text]) => (text === null ? [] : `  ${label.padEnd(9)} ${text}`)),
  ].join('\n');
}

function count(findings: readonly Finding[], severity: Finding['severity']): string {
  const found = findings.filter((finding) => finding.severity === severity).length;
  return found === 1 ? '1 finding' : `${found} findings`;
}
