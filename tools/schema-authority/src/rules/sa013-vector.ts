import { columnOf, relationOf } from '../catalog/catalog.ts';
import { readsWorse, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { UsedColumn } from '../contract/canary.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';
import { sameVectorKind, vectorDimension } from './types.ts';

/** pgvector's distance operators. */
const DISTANCE = /<(?:=|-|#|\+|~|%)>/;

/** A vector column of another dimension, or an index of another distance: both prepare well and fail only when run. */
export const vector: Rule = {
  id: 'SA013',
  title: 'vector dimension or distance changed',
  check: (change) =>
    change.statements.flatMap((statement) => [
      ...redimensioned(change, statement),
      ...retuned(change, statement).map(({ name, before, after }): Finding => ({
        rule: 'SA013',
        severity: 'error',
        class: 'query',
        object: name,
        ...named(statement),
        migration: since(change, ({ catalog }) =>
          catalog.relations.some(({ indexes }) =>
            indexes.some(
              (index) => index.name === name && String(index.keys.map(({ opclass }) => opclass)) === after,
            ),
          ),
        ),
        postgres: postgresWords(statement),
        message: `${name} changes from ${before} to ${after}; the query's distance operator cannot use it`,
        remedy:
          'Create an index with the new operator class beside it, change the query, then drop the old index.',
      })),
    ]),
};

function redimensioned(change: Change, statement: WatchedStatement): Finding[] {
  return statement.uses.flatMap((use): Finding[] => {
    const before = columnOf(change.base.catalog, use.table, use.column)?.type ?? '';
    const after = columnOf(change.head.catalog, use.table, use.column)?.type ?? '';
    const [was, is] = [vectorDimension(before), vectorDimension(after)];
    if (was === null || is === null || before === after || !sameVectorKind(before, after)) return [];
    if (!takesPart(statement, use)) return [];
    const object = `${use.table}.${use.column}`;
    return [
      {
        rule: 'SA013',
        severity: 'error',
        class: 'wire',
        object,
        ...named(statement),
        migration: since(change, ({ catalog }) => columnOf(catalog, use.table, use.column)?.type === after),
        postgres: postgresWords(statement) ?? `22000 different vector dimensions ${is} and ${was}`,
        message:
          is === 0
            ? `${object} changes from ${before} to ${after}; it may hold vectors of any size, and comparing two sizes fails`
            : `${object} changes from ${before} to ${after}; vectors of the old size would be refused when compared`,
        remedy:
          'Add a column of the new dimension, embed again into it, move the consumers, then drop the old one.',
      },
    ];
  });
}

/** True when vectors go in or out. A statement that only asks whether there is one does not care for its size. */
function takesPart(
  { base, sql, facts }: WatchedStatement,
  { table, column, tableOid, attnum }: UsedColumn,
): boolean {
  const written = facts.writes.some(
    (write) => write.table === table && write.columns?.includes(column) !== false,
  );
  const goesIn = base.parameters.some((type) => vectorDimension(type) !== null) || DISTANCE.test(sql);
  return written || goesIn || base.columns.some((own) => own.tableOid === tableOid && own.attnum === attnum);
}

/** Indexes the statement's plan used that kept their name but compare by another operator class or method. */
export function retuned(
  change: Change,
  statement: WatchedStatement,
): { name: string; before: string; after: string }[] {
  if (readsWorse(change, statement).length === 0) return [];
  return statement.base.plan.scans.flatMap(({ relation, index }) => {
    const find = (catalog: Change['base']['catalog']): string | undefined => {
      const found = relationOf(catalog, relation)?.indexes.find(({ name }) => name === index);
      return found === undefined ? undefined : String(found.keys.map(({ opclass }) => opclass));
    };
    const [before, after] = [find(change.base.catalog), find(change.head.catalog)];
    if (index === null || before === undefined || after === undefined || before === after) return [];
    return [{ name: index, before, after }];
  });
}
