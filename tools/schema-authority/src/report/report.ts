import type { CheckResult } from '../check/check.ts';
import type { Finding, Severity } from '../rules/finding.ts';
import { repro } from './repro.ts';

/** What every form of the report is made from: the verdict and its findings, each with the command that shows it. */
export interface Report extends Pick<CheckResult, 'status' | 'base' | 'head' | 'bump'> {
  readonly findings: readonly ReportedFinding[];
  /** How many of the notices are errors that an override excuses. */
  readonly excused: number;
}

export interface ReportedFinding extends Finding {
  readonly repro: string;
}

/** The part of a verdict that a report tells. */
export interface Told extends Pick<CheckResult, 'status' | 'base' | 'head' | 'bump' | 'findings'> {
  readonly excused: readonly Finding[];
}

/** The part of a result that is told; the worst findings come first. */
export function toReport(result: Told): Report {
  const { status, base, head, findings, bump, excused } = result;
  const told = findings
    .map((finding): ReportedFinding => ({ ...finding, repro: repro(finding, base, findings) }))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return { status, base, head, findings: told, bump, excused: excused.length };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Number of findings, as a person says it: `1 error`, `3 errors`. */
export function count(findings: readonly Pick<Finding, 'severity'>[], severity: Severity): string {
  const found = findings.filter((finding) => finding.severity === severity).length;
  return `${found} ${severity}${found === 1 ? '' : 's'}`;
}

/** The verdict in one line, the same in every form of the report. */
export function verdictLine({ status, findings, bump, excused }: Report): string {
  const others = (['warning', 'notice'] as const)
    .filter((severity) => findings.some((finding) => finding.severity === severity))
    .map((severity) => count(findings, severity));
  const rest = others.length === 0 ? '' : `; ${others.join(', ')}`;
  const version = `version bump: ${bump}`;
  return {
    compatible:
      excused > 0
        ? `compatible, because overrides excuse what breaks (${version}${rest})`
        : `compatible: no query of any consumer breaks (${version}${rest})`,
    breaking: `BREAKING: ${count(findings, 'error')} (${version}${rest})`,
    unchecked: `COULD NOT CHECK: ${count(findings, 'error')}${rest}`,
  }[status];
}
