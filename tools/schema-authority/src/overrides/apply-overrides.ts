import type { Finding } from '../rules/finding.ts';
import { halves } from './content.ts';
import { OVERRIDES_PATH, type Override } from './override.ts';

export interface OverrideContext {
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
  /** Hash of what a finding is about. */
  contentOf(finding: Finding): string;
  /** True when the base has the statement of this hash: what was excused has been merged. */
  isOnBase(statementHash: string): boolean;
  /** False when the override's finding could not show up in this run, which looks at less than everything. */
  isLookedAt(override: Override): boolean;
}

export interface Overridden {
  readonly findings: readonly Finding[];
  /** Those of them that were errors and became notices. */
  readonly excused: readonly Finding[];
}

/** Findings that no decision can let pass: the migration runner would refuse these migrations itself. */
const NEVER = new Set(['SA009', 'SA010', 'SA017']);

/** True for a finding that an override can excuse. */
export function isExcusable({ severity, rule, class: kind }: Finding): boolean {
  return severity === 'error' && kind !== 'none' && !NEVER.has(rule);
}

/** Turns excused errors into notices, and adds an error (SA023) for every override that excuses nothing. */
export function applyOverrides(
  findings: readonly Finding[],
  overrides: readonly Override[],
  context: OverrideContext,
): Overridden {
  const complaints = overrides.flatMap((override) => complaint(findings, override, context) ?? []);
  const excused: Finding[] = [];
  const told = findings.map((finding): Finding => {
    const override = overrides.find((own) => matches(own, finding) && holds(own, finding, context));
    if (override === undefined) return finding;
    const { expires, approver, issue, reason } = override;
    const message = `overridden until ${expires} by ${approver} (${issue}: ${reason}): ${finding.message}`;
    const notice: Finding = { ...finding, severity: 'notice', message };
    excused.push(notice);
    return notice;
  });
  return { findings: [...told, ...complaints], excused };
}

function matches({ rule, object, query }: Override, finding: Finding): boolean {
  return (
    isExcusable(finding) && finding.rule === rule && finding.object === object && queryOf(finding) === query
  );
}

function holds(override: Override, finding: Finding, { today, contentOf }: OverrideContext): boolean {
  return override.expires >= today && contentOf(finding) === override.content;
}

/** `consumer/id` of a finding's query, null when it is about none. */
export function queryOf({ consumer, query }: Finding): string | null {
  return query === null ? null : `${consumer}/${query}`;
}

function complaint(
  findings: readonly Finding[],
  override: Override,
  context: OverrideContext,
): Finding | null {
  const what = `the override of ${override.rule} ${override.object}`;
  if (override.expires < context.today) return sa023(override, `${what} expired on ${override.expires}`);
  const [finding] = findings.filter((own) => matches(override, own));
  if (finding !== undefined) {
    if (holds(override, finding, context)) return null;
    const statementChanged =
      halves(context.contentOf(finding)).statement !== halves(override.content).statement;
    const changed = statementChanged ? 'the statement of the migration' : 'the query';
    return sa023(override, `${what} was given for something else: ${changed} has changed since`);
  }
  if (!context.isLookedAt(override)) return null;
  if (context.isOnBase(halves(override.content).statement)) {
    return {
      ...sa023(override, `${what} has done its work: the change it excuses is on the base`),
      severity: 'notice',
      remedy: `Remove the entry; it becomes an error on ${override.expires}.`,
    };
  }
  return sa023(override, `${what} excuses nothing: there is no such finding`);
}

function sa023(override: Override, message: string): Finding {
  return {
    rule: 'SA023',
    severity: 'error',
    class: 'none',
    object: override.object,
    consumer: null,
    query: null,
    source: `${OVERRIDES_PATH}:${override.line}`,
    migration: null,
    postgres: null,
    message,
    remedy: 'Remove the entry, or let its approver look again and renew it (npm run schema -- override).',
  };
}
