import { since, type Change } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';

/**
 * The findings of the rules, one for each rule, object and query (a query's variants fail together), and one more for
 * every statement that fails on the new schema for a reason no rule explains: nothing that breaks may pass unsaid.
 */
export function evaluate(change: Change, rules: readonly Rule[]): Finding[] {
  const findings = rules.flatMap((rule) => rule.check(change));
  const explained = new Set(findings.map(({ consumer, query }) => `${consumer}/${query}`));
  for (const statement of change.statements) {
    if (statement.head.ok || explained.has(`${statement.consumer}/${statement.query}`)) continue;
    findings.push({
      rule: 'SA026',
      severity: 'error',
      class: 'query',
      object: statement.uses[0]?.table ?? statement.query,
      ...named(statement),
      migration: since(change, (state) => state.probes[statement.index]?.ok === false),
      postgres: postgresWords(statement),
      message: 'the query fails on the new schema',
      remedy: "Read PostgreSQL's message; keep what the query needs until its consumer has moved.",
    });
  }
  return distinct(findings);
}

/** Keeps the first of findings that say the same, in a stable order: worst first, then by object and query. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.rule, finding.object, finding.consumer, finding.query].join('|');
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ severity, rule, object, consumer, query }: Finding): string {
  const rank = { error: 0, warning: 1, notice: 2 }[severity];
  return [rank, object, rule, consumer, query].join('|');
}
