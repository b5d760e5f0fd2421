import type { Catalog } from '../catalog/catalog.ts';
import { readsWorse, since, type Change, type WatchedStatement } from '../check/change.ts';
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
        migration: since(
          change,
          ({ catalog }) => definitions(catalog).get(object) !== definitions(change.base.catalog).get(object),
        ),
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
  if (retuned(change, statement).length > 0) return [];
  const unique = headState(statement) === NO_UNIQUE_INDEX;
  const worse = new Set(
    unique ? statement.relations.map(({ table }) => table) : readsWorse(change, statement),
  );
  const now = definitions(change.head.catalog);
  // Where a plan got worse without losing an index, the planner only weighs an empty table differently.
  const changed = change.base.catalog.relations
    .filter(({ name }) => worse.has(name))
    .flatMap(({ indexes }) => indexes)
    .filter(({ name, definition, unique: own }) => now.get(name) !== definition && (own || !unique))
    .map(({ name }) => name);
  const used = new Set(statement.base.plan.scans.map((scan) => scan.index));
  const lost = changed.filter((name) => used.has(name));
  return lost.length > 0 ? lost : changed;
}

/** Definition of every index by its name; an invalid one serves nobody. */
function definitions({ relations }: Catalog): Map<string, string> {
  const valid = relations.flatMap(({ indexes }) => indexes).filter((own) => own.valid);
  return new Map(valid.map(({ name, definition }) => [name, definition]));
}
