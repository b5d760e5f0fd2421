import type { Catalog, Relation } from '../catalog/catalog.ts';
import type { SchemaState } from '../check/schema-state.ts';
import { compareObjects, type Drift } from '../drift/compare-objects.ts';
import { renames, type Renames } from './renames.ts';

/** One object of the schema that the change adds, removes, renames or alters. */
export interface SchemaChange {
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed';
  /** Class and name, for example `column action_histories.status`; of a renamed one the old name. */
  readonly object: string;
  readonly before: string | null;
  readonly after: string | null;
  /** `table.column` of the columns it is about, under their old names. */
  readonly columns: readonly string[];
}

type Compared = Pick<SchemaState, 'catalog' | 'columns'>;

const KINDS = { missing: 'removed', extra: 'added', different: 'changed' } as const;

/** What differs between the two schemas, comments aside: what was renamed first, then in the order of the schema. */
export function schemaChanges({
  base,
  head,
}: {
  readonly base: Compared;
  readonly head: Compared;
}): SchemaChange[] {
  const { tables, columns } = renames(base.columns, head.columns);
  const follows = followsRename({ tables, columns });
  return [
    ...[...tables].map(([before, after]) => renamed('table', before, after, columnsIn(base.catalog, before))),
    ...[...columns].map(([before, after]) => renamed('column', before, after, [before])),
    ...withoutParts(compareObjects(base.catalog, head.catalog))
      .filter((drift) => !follows(drift))
      .map(({ kind, object, expected, actual }): SchemaChange => ({
        kind: KINDS[kind],
        object,
        before: kind === 'extra' ? null : expected,
        after: kind === 'missing' ? null : actual,
        columns: columnsOf(object, base.catalog, head.catalog),
      })),
  ];
}

/** Without the owners of tables that come or go themselves. */
function withoutParts(drifts: readonly Drift[]): Drift[] {
  const whole = new Set(drifts.filter(({ kind }) => kind !== 'different').map(({ object }) => object));
  return drifts.filter(({ object }) => {
    const [, relation] = /^owner of (.*)$/.exec(object) ?? [];
    return relation === undefined || !whole.has(relation);
  });
}

/** True for what only follows from a rename: the same object, grant or index, under or with the new name. */
function followsRename({ tables, columns }: Renames): (drift: Drift) => boolean {
  const whole = [...tables].flat().map((table) => new RegExp(`\\b${table}\\b`));
  return ({ object, expected, actual }) => {
    if (whole.some((table) => table.test(object))) return true;
    return [...columns].some(([before, after]) => {
      const [table = '', was = ''] = before.split('.');
      const is = after.split('.')[1] ?? '';
      if (object === `column ${before}` || object === `column ${after}`) return true;
      if (object.startsWith('grant ') && object.includes(` on ${table} to `))
        return object.includes(`(${was})`) || object.includes(`(${is})`);
      return expected?.replaceAll(new RegExp(`\\b${was}\\b`, 'g'), is) === actual;
    });
  };
}

function renamed(kind: string, before: string, after: string, columns: readonly string[]): SchemaChange {
  return { kind: 'renamed', object: `${kind} ${before}`, before, after, columns };
}

function columnsIn({ relations }: Catalog, name: string): string[] {
  const found = relations.find((relation) => relation.name === name);
  return (found?.columns ?? []).map((column) => `${name}.${column.name}`);
}

/** The columns that a column, a constraint, an index or a whole relation is made of. */
function columnsOf(object: string, ...catalogs: readonly Catalog[]): string[] {
  const [kind = '', name = ''] = object.replace('materialized view', 'view').split(' ');
  if (kind === 'column') return [name];
  if (kind === 'table' || kind === 'view') return catalogs.flatMap((catalog) => columnsIn(catalog, name));
  const relations = catalogs.flatMap((catalog) => catalog.relations);
  const found = relations.flatMap((relation) =>
    kind === 'constraint'
      ? constraintColumns(relation, name)
      : kind === 'index'
        ? indexColumns(relation, name)
        : [],
  );
  return [...new Set(found)];
}

function constraintColumns({ name: table, constraints }: Relation, name: string): string[] {
  return constraints
    .filter((constraint) => `${table}.${constraint.name}` === name)
    .flatMap(({ columns }) => columns.map((column) => `${table}.${column}`));
}

/** Columns named in the keys or the condition of an index. */
function indexColumns({ name: table, columns, indexes }: Relation, name: string): string[] {
  const definition = indexes.find((index) => index.name === name)?.definition.split(' USING ')[1] ?? '';
  return columns
    .filter((column) => new RegExp(`\\b${column.name}\\b`).test(definition))
    .map((column) => `${table}.${column.name}`);
}
