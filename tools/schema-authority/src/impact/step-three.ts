import type { Change, WatchedStatement } from '../check/change.ts';
import type { Finding } from '../rules/finding.ts';
import type { Verdict } from '../verdict/judge.ts';
import { blockedQueries } from './blocked-queries.ts';
import type { Impact } from './impact.ts';

/** A question that DD-SCHEMA-001 has the owner ask of every change, and what was measured. */
export interface Answer {
  readonly question: string;
  readonly answer: string;
}

/** Step 3 of DD-SCHEMA-001's change process, answered from measurements. */
export function stepThree(verdict: Verdict, impact: Impact): Answer[] {
  const { change } = verdict.comparison;
  // An override decides what may pass, not what works.
  const broken = [...verdict.findings.filter(({ severity }) => severity === 'error'), ...verdict.excused];
  return [
    {
      question: "Will it break Data Storage's own queries?",
      answer: ownQueries(change, broken),
    },
    { question: "Will it affect Data Storage's performance?", answer: performance(change, impact) },
    { question: 'Is the migration backward-compatible?', answer: backward(verdict, broken) },
    { question: 'Are indexes needed?', answer: indexes(broken, change) },
  ];
}

const OWNER = 'data-storage';

function ownQueries({ statements }: Change, broken: readonly Finding[]): string {
  const own = queriesOf(statements.filter(({ consumer }) => consumer === OWNER));
  const failing = own.filter((query) =>
    broken.some((finding) => finding.consumer === OWNER && finding.query === query),
  );
  return failing.length === 0
    ? `No: all ${own.length} work as before.`
    : `Yes: ${failing.length} of ${own.length}: ${failing.join(', ')}.`;
}

function performance(change: Change, { costs, plans }: Impact): string {
  const held = (costs ?? []).flatMap(({ tables }) =>
    tables
      .filter((cost) => cost.rewritten || cost.scanned)
      .flatMap((cost) => {
        const blocked = blockedQueries(cost, change.statements).find(({ consumer }) => consumer === OWNER);
        if (blocked === undefined) return [];
        const reason = cost.rewritten ? 'rewritten' : 'read from end to end';
        return [`${blocked.queries} of its queries wait while ${cost.table} is ${reason}`];
      }),
  );
  const other = queriesOf(plans.filter(({ consumer }) => consumer === OWNER));
  const parts = [...new Set(held), ...(other.length === 0 ? [] : [`other plans for ${other.join(', ')}`])];
  if (parts.length > 0) return `Yes: ${parts.join('; ')}.`;
  return costs === null
    ? 'No plan of its queries changes; locks were not measured.'
    : 'No: no plan of its queries changes, and no lock is held while rows are read or written.';
}

function backward({ status, comparison }: Verdict, broken: readonly Finding[]): string {
  if (status === 'unchecked') return 'Unknown: a migration cannot be applied.';
  const failing = queriesOf(broken);
  const all = queriesOf(comparison.change.statements);
  return failing.length === 0
    ? `Yes: all ${all.length} queries that work on the base work on the new schema.`
    : `No: ${failing.length} of ${all.length} queries break.`;
}

function indexes(broken: readonly Finding[], { statements, head }: Change): string {
  const lost = broken.filter(({ rule }) => rule === 'SA012');
  if (lost.length > 0) return `Yes: ${queriesOf(lost).join(', ')} would read whole tables.`;
  const unindexed = unindexedKeys(head.catalog);
  if (unindexed.length > 0)
    return `Consider one for ${unindexed.join(', ')}: a foreign key without an index.`;
  return `No: every one of ${queriesOf(statements).length} queries is served as before.`;
}

/** Foreign keys whose columns no index begins with: deleting from the other table reads this one from end to end. */
function unindexedKeys({ relations }: Change['head']['catalog']): string[] {
  return relations.flatMap(({ name, constraints, indexes: own }) =>
    constraints
      .filter(({ type }) => type === 'foreign key')
      .filter(
        ({ columns }) =>
          !own.some(({ keys }) => columns.every((column, index) => keys[index]?.expression === column)),
      )
      .map(({ columns }) => `${name}.${columns.join(', ')}`),
  );
}

function queriesOf(named: readonly { readonly query: WatchedStatement['query'] | null }[]): string[] {
  return [...new Set(named.flatMap(({ query }) => query ?? []))];
}
