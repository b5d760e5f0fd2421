import { relationOf, type Catalog, type Index } from '../catalog/catalog.ts';
import type { Change } from './change.ts';

/**
 * What decides which rows a table takes, and what else happens when one is written: constraints, unique keys, indexes of
 * expressions, generated columns, columns of domains, triggers, rewrite rules. As one text, to be compared.
 */
export function guardsOf(catalog: Catalog, table: string): string | null {
  const relation = relationOf(catalog, table);
  if (relation === undefined) return null;
  const { kind, constraints, indexes, columns, triggers, rules } = relation;
  const limited = new Set((catalog.domains ?? []).map(({ name }) => name));
  return JSON.stringify([
    kind,
    constraints,
    indexes.filter((own) => own.unique || computes(own)),
    columns.filter(({ generated, type }) => generated !== null || limited.has(type)),
    triggers,
    rules,
  ]);
}

/** True for an index of expressions or of some rows, for which something is computed of every row. */
function computes({ keys, definition }: Index): boolean {
  return keys.some(({ expression }) => !/^\w+$/.test(expression)) || / WHERE /.test(definition);
}

/**
 * Tables that may refuse rows that they took, or take others; all there are where that cannot be told.
 */
export function guardedAnew({
  base: { catalog: before },
  head: { catalog: after },
  steps,
}: {
  readonly base: { readonly catalog: Catalog };
  readonly head: { readonly catalog: Catalog };
  readonly steps: Change['steps'];
}): Set<string> {
  const tables = before.relations.map(({ name }) => name);
  const differing = tables.filter((name) => {
    const now = guardsOf(after, name);
    return now !== null && now !== guardsOf(before, name);
  });
  // A partition takes what its bounds say, and what triggers and types do is in none of a table's guards.
  const beside =
    besideTables(before, before) !== besideTables(before, after) ||
    steps.some(({ sql }) => /\bATTACH\s+PARTITION\b/i.test(sql));
  return new Set(beside ? tables : differing);
}

/** What tables refer to, of a catalog, as far as another one has it by name: what is added nobody refers to unseen. */
function besideTables(known: Catalog, { functions, domains = [], sequences }: Catalog): string {
  const lists = [
    [known.functions, functions],
    [known.domains ?? [], domains],
    [known.sequences, sequences],
  ] as const;
  return JSON.stringify(
    lists.map(([before, now]) => {
      const names = new Set(before.map(({ name }) => name));
      return now.filter(({ name }: { readonly name: string }) => names.has(name));
    }),
  );
}

/** True when tables of both schemas may take other rows. */
export function guardsDiffer(before: Catalog, after: Catalog): boolean {
  return guardedAnew({ base: { catalog: before }, head: { catalog: after }, steps: [] }).size > 0;
}
