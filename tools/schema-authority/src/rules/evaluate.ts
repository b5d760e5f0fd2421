import { sinceBroken, type Change, type WatchedStatement } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { newLimits } from './new-limits.ts';
import { refusedWrites } from './refused-writes.ts';
import { named, postgresWords, type Rule } from './rule.ts';

/**
 * The findings of the rules, one for each rule, object and query (a query's variants fail together), and one more for
 * every statement that fails on the new schema, or writes what it refuses, for a reason no rule explains: nothing that breaks may pass unsaid.
 */
export function evaluate(change: Change, rules: readonly Rule[]): Finding[] {
  return distinct([
    ...rules.flatMap((rule) => rule.check(change)),
    ...refusedWrites(change, rules),
    ...newLimits(change),
    ...unexplained(change, rules),
  ]);
}

/** Rule SA026. */
function unexplained(change: Change, rules: readonly Rule[]): Finding[] {
  return change.statements
    .filter(({ head }) => !head.ok)
    .filter((statement) => {
      const alone = { ...change, statements: [statement] };
      return !rules.some((rule) => rule.check(alone).length > 0);
    })
    .map((statement) => ({
      rule: 'SA026',
      severity: 'error',
      class: 'query',
      object: missing(statement),
      ...named(statement),
      migration: sinceBroken(change, statement),
      postgres: postgresWords(statement),
      message: 'the query fails on the new schema',
      remedy: "Read PostgreSQL's message; keep what the query needs until its consumer has moved.",
    }));
}

/** What PostgreSQL says is not there, or else the query itself. */
function missing({ head, query }: WatchedStatement): string {
  const message = head.ok ? '' : head.message;
  const name =
    /^(?:type|function|operator|schema|role|collation|constraint|relation) (.+?) (?:for .+ )?does not exist/
      .exec(message)?.[1]
      ?.replaceAll('"', '') ?? /^operator does not exist: (.+)/.exec(message)?.[1];
  return name ?? query;
}

/** Keeps the worst of findings that say the same, in a stable order: worst first, then by object and query. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))) {
    const key = [finding.rule, finding.object, finding.consumer, finding.query].join('|');
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

function orderOf({ severity, rule, object, consumer, query }: Finding): string {
  const rank = { error: 0, warning: 1, notice: 2 }[severity];
  return [rank, object, rule, consumer, query].join('|');
}
