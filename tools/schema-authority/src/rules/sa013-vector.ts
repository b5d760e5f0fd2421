import { columnOf, type Catalog, type Index } from '../catalog/catalog.ts';
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
        migration: since(change, ({ catalog }) => {
          const now = indexOf(catalog, name);
          return now !== undefined && distanceOf(now) !== before;
        }),
        postgres: postgresWords(statement),
        message: after.startsWith(methodOf(before))
          ? `${name} changes from ${before} to ${after}; the query's distance operator cannot use it`
          : `${name} changes from ${before} to ${after}; the search settings of ${methodOf(before)} do not reach it, and a filtered search may silently find fewer rows`,
        remedy: 'Create the new index beside it, change the query, then drop the old index.',
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

/**
 * Indexes that gave the statement rows by their distance and kept their name, but compare by another operator class, or
 * are of another method.
 */
export function retuned(
  change: Change,
  statement: WatchedStatement,
): { name: string; before: string; after: string }[] {
  const worse = readsWorse(change, statement).length > 0;
  return statement.base.plan.scans.flatMap(({ index, byDistance }) => {
    if (index === null || !byDistance) return [];
    const [was, is] = [indexOf(change.base.catalog, index), indexOf(change.head.catalog, index)];
    if (was === undefined || is === undefined) return [];
    const [before, after] = [distanceOf(was), distanceOf(is)];
    return before !== after && (worse || was.method !== is.method) ? [{ name: index, before, after }] : [];
  });
}

function indexOf({ relations }: Catalog, name: string): Index | undefined {
  return relations.flatMap(({ indexes }) => indexes).find((own) => own.name === name);
}

/** How an index compares: `hnsw vector_cosine_ops`. */
function distanceOf({ method, keys }: Index): string {
  return [method, ...keys.map(({ opclass }) => opclass)].join(' ');
}

function methodOf(distance: string): string {
  return distance.split(' ')[0] ?? '';
}
