import type { Catalog, Relation } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import { poolOfAdditions } from '../pools.ts';
import { name } from './literal.ts';

/** Changes that no query can notice: against these the check must not cry wolf. */
export function harmlessMutants(table: Relation): Mutant[] {
  const t = name(table.name);
  const of = (kind: string, sql: string): Mutant => ({
    kind,
    object: table.name,
    names: [table.name],
    sql,
    pool: poolOfAdditions(table),
  });
  const column = table.columns[0]?.name ?? '';
  return [
    of('add column', `ALTER TABLE ${t} ADD COLUMN added text`),
    of('add column with default', `ALTER TABLE ${t} ADD COLUMN added_number integer NOT NULL DEFAULT 1`),
    of(
      'add column and drop it',
      `ALTER TABLE ${t} ADD COLUMN added_in_vain text; ALTER TABLE ${t} DROP COLUMN added_in_vain`,
    ),
    of('add index', `CREATE INDEX added_index ON ${t} (${name(column)})`),
    of('add comment', `COMMENT ON TABLE ${t} IS 'changed'`),
    of(
      'add check not valid',
      `ALTER TABLE ${t} ADD CONSTRAINT added_check CHECK (${name(column)} IS NOT NULL OR true) NOT VALID`,
    ),
    of('add table like it', `CREATE TABLE added_table (LIKE ${t} INCLUDING ALL)`),
    of('set statistics', `ALTER TABLE ${t} ALTER COLUMN ${name(column)} SET STATISTICS 500`),
    of('set storage parameter', `ALTER TABLE ${t} SET (fillfactor = 80)`),
    of(
      'add trigger',
      `CREATE FUNCTION added_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; ` +
        `CREATE TRIGGER added BEFORE INSERT OR UPDATE ON ${t} FOR EACH ROW EXECUTE FUNCTION added_trigger()`,
    ),
  ];
}

/** The same for what belongs to no table. */
export function harmlessObjects({ sequences }: Catalog): Mutant[] {
  const of = (kind: string, object: string, sql: string): Mutant => ({ kind, object, names: [object], sql });
  const added = (kind: string, object: string, sql: string): Mutant => ({
    ...of(kind, object, sql),
    pool: 'additions',
  });
  return [
    added('add table', 'added_table', 'CREATE TABLE added_table (id bigint PRIMARY KEY, status text)'),
    added('add view', 'added_view', 'CREATE VIEW added_view AS SELECT 1 AS one'),
    added(
      'add function',
      'added_function',
      `CREATE FUNCTION added_function() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    ),
    added('add type', 'added_type', `CREATE TYPE added_type AS ENUM ('a')`),
    added('add schema', 'added', 'CREATE SCHEMA added'),
    ...sequences.map(({ name: sequence }) =>
      of('rename sequence', sequence, `ALTER SEQUENCE ${name(sequence)} RENAME TO renamed_sequence`),
    ),
  ];
}

/** An unused column dropped and added again, so that the columns stand in another order. */
export function reorderedColumns(table: Relation, isUsed: (column: string) => boolean): Mutant[] {
  return table.columns
    .filter((column) => !isUsed(column.name) && column.nullable)
    .map((column): Mutant => {
      const alter = `ALTER TABLE ${name(table.name)}`;
      return {
        kind: 'reorder columns',
        object: `${table.name}.${column.name}`,
        names: [`${table.name}.${column.name}`],
        sql: `${alter} DROP COLUMN ${name(column.name)}; ${alter} ADD COLUMN ${name(column.name)} ${column.type}`,
      };
    });
}
