import type { Catalog, Relation } from '../../catalog/catalog.ts';
import { ofColumn, type Mutant } from '../mutant.ts';
import { poolOfAdditions } from '../pools.ts';
import { name } from './literal.ts';

/** Columns of the name that a column of another table bears, added to a table that has none of it. */
export function ambiguousColumns({ relations }: Catalog, table: Relation): Mutant[] {
  const own = new Set(table.columns.map((column) => column.name));
  const others = new Set(
    relations.flatMap(({ kind, columns }) => (kind === 'table' ? columns.map((column) => column.name) : [])),
  );
  return [...others]
    .filter((column) => !own.has(column))
    .map((column) =>
      ofColumn('add column of another table', table.name, column, {
        sql: `ALTER TABLE ${name(table.name)} ADD COLUMN ${name(column)} text`,
        pool: poolOfAdditions(table),
      }),
    );
}

/** Pairs of columns of the same type, each under the other's name; every column that has a fellow is in a pair. */
export function swappedColumns(table: Relation): Mutant[] {
  const groups = Map.groupBy(table.columns, ({ type }) => type);
  return [...groups.values()].flatMap((columns) =>
    pairs(columns.map((column) => column.name)).map(([one, other]): Mutant => {
      const rename = (from: string, to: string): string =>
        `ALTER TABLE ${name(table.name)} RENAME COLUMN ${name(from)} TO ${name(to)}`;
      return {
        kind: 'swap columns',
        object: `${table.name}.${one} and ${table.name}.${other}`,
        names: [`${table.name}.${one}`, `${table.name}.${other}`],
        sql: [rename(one, 'swapped'), rename(other, one), rename('swapped', other)].join('; '),
      };
    }),
  );
}

/** Neighbours two by two; the last of an odd number goes with the one before. */
function pairs(names: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let index = 0; index < names.length; index += 2) {
    const [one, other] = index + 1 < names.length ? [names[index], names[index + 1]] : names.slice(-2);
    if (one !== undefined && other !== undefined) found.push([one, other]);
  }
  return found;
}
