import { since, type Change, type WatchedStatement } from '../check/change.ts';
import { worseRelations } from '../check/plan-shape.ts';
import type { Probe } from '../check/probe.ts';
import type { Finding } from './finding.ts';
import { headState, named, postgresWords, type Rule } from './rule.ts';
import { retuned } from './sa013-vector.ts';

/** `ON CONFLICT` without the unique index it infers. */
const NO_UNIQUE_INDEX = '42P10';

/** An index is gone that the query cannot do without, and no other can stand in for it. */
export const index: Rule = {
  id: 'SA012',
  title: 'needed index lost',
  check: (change) =>
    change.statements.flatMap((statement): Finding[] => {
      const lost = lostIndexes(change, statement);
      return lost.map((object) => ({
        rule: 'SA012',
        severity: 'error',
        class: 'query',
        object,
        ...named(statement),
        migration: since(change, (state) => isWorse(statement, state.probes[statement.index])),
        postgres: postgresWords(statement),
        message:
          headState(statement) === NO_UNIQUE_INDEX
            ? `${object} is gone; ON CONFLICT in the query needs it`
            : `${object} no longer serves the query; it would read the whole table`,
        remedy: 'Create an index that serves the query before dropping this one, or change the query first.',
      }));
    }),
};

function lostIndexes(change: Change, statement: WatchedStatement): string[] {
  if (!isWorse(statement, statement.head) || retuned(change, statement).length > 0) return [];
  const now = new Map(
    change.head.catalog.relations.flatMap(({ indexes }) =>
      indexes.map((own) => [own.name, own.definition] as const),
    ),
  );
  const relations = new Set(statement.uses.map(({ table }) => table));
  const changed = change.base.catalog.relations
    .filter(({ name }) => relations.has(name))
    .flatMap(({ indexes }) => indexes)
    .filter(({ name, definition }) => now.get(name) !== definition)
    .map(({ name }) => name);
  const used = new Set(statement.base.plan.scans.map((scan) => scan.index));
  const lost = changed.filter((name) => used.has(name) || headState(statement) === NO_UNIQUE_INDEX);
  return lost.length > 0 ? lost : changed;
}

function isWorse(statement: WatchedStatement, probe: Probe | undefined): boolean {
  if (probe === undefined) return false;
  if (!probe.ok) return probe.sqlstate === NO_UNIQUE_INDEX;
  return worseRelations(statement.base.plan, probe.plan).length > 0;
}
