import type { Catalog, Column, Relation } from '../../catalog/catalog.ts';
import { vocabularies } from '../../catalog/vocabularies.ts';
import { ofColumn, type Mutant } from '../mutant.ts';
import { POOLS } from '../pools.ts';
import { literal, name, someValue } from './literal.ts';

/** What can be done to one column on its own: take it away, call it otherwise, let it hold more or less. */
export function columnMutants(catalog: Catalog, table: Relation): Mutant[] {
  return table.columns.flatMap((column) => [
    ...removals(table, column),
    ...nullability(catalog, table, column),
    ...defaults(table, column),
  ]);
}

function removals(table: Relation, column: Column): Mutant[] {
  const [t, c] = [name(table.name), name(column.name)];
  const add = `ALTER TABLE ${t} ADD COLUMN`;
  const hidden = name(`${column.name}_new`);
  const of = (kind: string, sql: string): Mutant => ofColumn(kind, table.name, column.name, { sql });
  return [
    of('drop column', `ALTER TABLE ${t} DROP COLUMN ${c}`),
    of('drop column cascade', `ALTER TABLE ${t} DROP COLUMN ${c} CASCADE`),
    of('rename column', `ALTER TABLE ${t} RENAME COLUMN ${c} TO ${name(`${column.name}_renamed`)}`),
    of(
      'rename by add and drop',
      `${add} ${hidden} ${column.type}; UPDATE ${t} SET ${hidden} = ${c}; ALTER TABLE ${t} DROP COLUMN ${c} CASCADE`,
    ),
    of(
      'drop and add again',
      `ALTER TABLE ${t} DROP COLUMN ${c} CASCADE; ${add} ${c} ${column.type}; ${grants(table, column.name)}`,
    ),
  ];
}

/** The privileges that were given on one column alone. */
function grants(table: Relation, column: string): string {
  return table.grants
    .filter((grant) => grant.column === column)
    .map((own) => `GRANT ${own.privilege} (${name(column)}) ON ${name(table.name)} TO ${name(own.grantee)}`)
    .join('; ');
}

function nullability(catalog: Catalog, table: Relation, column: Column): Mutant[] {
  const [t, c] = [name(table.name), name(column.name)];
  const key = table.constraints.some(
    ({ type, columns }) => type === 'primary key' && columns.includes(column.name),
  );
  if (!column.nullable) {
    const sql = `ALTER TABLE ${t} ALTER COLUMN ${c} DROP NOT NULL`;
    return key ? [] : [ofColumn('drop not null', table.name, column.name, { sql })];
  }
  const [first] =
    vocabularies(catalog).find((own) => own.table === table.name && own.column === column.name)?.values ?? [];
  const value = first === undefined ? someValue(column.type) : literal(first);
  const unique = table.indexes.some((index) => index.unique && index.keys[0]?.expression === column.name);
  const prepare =
    value === null || unique
      ? `DELETE FROM ${t} WHERE ${c} IS NULL`
      : `UPDATE ${t} SET ${c} = ${value} WHERE ${c} IS NULL`;
  const sql = `ALTER TABLE ${t} ALTER COLUMN ${c} SET NOT NULL`;
  return [ofColumn('set not null', table.name, column.name, { sql, prepare })];
}

function defaults(table: Relation, column: Column): Mutant[] {
  const alter = `ALTER TABLE ${name(table.name)} ALTER COLUMN ${name(column.name)}`;
  if (column.generated === 'always' || column.generated === 'by default')
    return [ofColumn('drop default', table.name, column.name, { sql: `${alter} DROP IDENTITY` })];
  if (column.generated !== null)
    return [ofColumn('drop default', table.name, column.name, { sql: `${alter} DROP EXPRESSION` })];
  const value = someValue(column.type);
  return [
    ...(column.default === null
      ? []
      : [ofColumn('drop default', table.name, column.name, { sql: `${alter} DROP DEFAULT` })]),
    ...(value === null || value === column.default
      ? []
      : [
          ofColumn('change default', table.name, column.name, {
            sql: `${alter} SET DEFAULT ${value}`,
            ...(column.default === null ? { pool: poolOfDefaults(table, column) } : {}),
          }),
        ]),
  ];
}

/** Every writer names a column that has no default and takes no NULL; others it may leave out. */
function poolOfDefaults(table: Relation, { nullable }: Column): string {
  return nullable ? `defaults of ${table.name}` : POOLS.unnoticed;
}
