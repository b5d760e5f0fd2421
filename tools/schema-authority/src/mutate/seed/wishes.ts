import { columnOf, relationOf, type Catalog } from '../../catalog/catalog.ts';
import { isFilledByTrigger } from '../../catalog/trigger-filled.ts';
import type { Trial } from '../trial.ts';
import { referencesOf } from './references-of.ts';
import { parameterUses, type ParameterUse } from './parameter-uses.ts';

/** Values that rows must have so that a statement finds them: table → column → value, null for NULL. */
export type Wish = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** What the statements' own parameters ask for, each wish once. */
export async function wishesOf(trials: readonly Trial[], catalog: Catalog): Promise<Wish[]> {
  const wishes = new Map<string, Wish>();
  for (const { sql, values } of trials) {
    for (const wish of wishOf(await parameterUses(sql, catalog), values)) {
      const original = linked(atOriginals(wish, catalog), catalog);
      wishes.set(keyOf(original), original);
    }
  }
  return merged([...wishes.values()], catalog);
}

/** One wish for each element of the longest array among the parameters. */
function wishOf(uses: readonly ParameterUse[], values: readonly unknown[]): Wish[] {
  const valueOf = ({ parameter }: ParameterUse): unknown =>
    parameter === null ? null : values[parameter - 1];
  const longest = Math.max(1, ...uses.map((use) => listLength(valueOf(use))));
  return Array.from({ length: longest }, (_, place) => {
    const wish = new Map<string, Map<string, unknown>>();
    // What a range begins with is inside it; what it ends with is not.
    const strictLast = uses.toSorted((a, b) => rank(a) - rank(b));
    for (const use of strictLast) {
      if (use.operator === 'is not null') continue;
      const value = valueOf(use);
      const element = Array.isArray(value) ? (value as unknown[])[place % Math.max(1, value.length)] : value;
      if (use.operator !== 'is null' && (element === null || element === undefined)) continue;
      const columns = wish.get(use.table) ?? new Map<string, unknown>();
      if (!columns.has(use.column) || isBeyond(use.operator, columns.get(use.column), element))
        columns.set(use.column, fitting(use.operator, element));
      wish.set(use.table, columns);
    }
    return wish;
  });
}

/** True when a value lies on the wrong side of another bound. */
function isBeyond(operator: ParameterUse['operator'], value: unknown, bound: unknown): boolean {
  const [is, limit] = [value, bound].map((own) => (typeof own === 'string' ? Date.parse(own) : Number(own)));
  if (is === undefined || limit === undefined) return false;
  return operator.startsWith('>') ? is < limit : operator.startsWith('<') && is > limit;
}

/** What triggers copy from another table is wished of that one, which has a column of the same name. */
function atOriginals(wish: Wish, catalog: Catalog): Wish {
  const originals = new Map([...wish].map(([table, columns]) => [table, new Map(columns)]));
  for (const [table, columns] of wish) {
    for (const [column, value] of columns) {
      if (!isFilledByTrigger(catalog, table, column)) continue;
      const from = referredBy(catalog, table).find((other) => columnOf(catalog, other, column) !== undefined);
      if (from === undefined) continue;
      originals.get(table)?.delete(column);
      const there = originals.get(from) ?? new Map<string, unknown>();
      if (!there.has(column)) there.set(column, value);
      originals.set(from, there);
    }
  }
  return originals;
}

/** The tables that keys of a table lead to, from the farthest. */
function referredBy(catalog: Catalog, table: string): string[] {
  const relation = relationOf(catalog, table);
  const next = relation === undefined ? [] : referencesOf(relation).map(({ to }) => to);
  return next.filter((own) => own !== table).flatMap((own) => [...referredBy(catalog, own), own]);
}

function listLength(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function rank({ operator }: ParameterUse): number {
  return ['is null', '=', '>=', '<=', '>', '<', 'is not null'].indexOf(operator);
}

/** A value that stands in the relation to the given one. */
function fitting(operator: ParameterUse['operator'], value: unknown): unknown {
  if (operator === 'is null') return null;
  const step = operator === '<' ? -1 : operator === '>' ? 1 : 0;
  if (step === 0) return value;
  if (typeof value === 'number') return value + step;
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    return new Date(Date.parse(value) + step * 60_000).toISOString();
  return value;
}

/** What keys make the same of two tables is wished of both: the row that is referred to must be there. */
function linked(wish: Wish, { relations }: Catalog): Wish {
  const whole = new Map([...wish].map(([table, columns]) => [table, new Map(columns)]));
  for (const relation of relations) {
    for (const { column, to, key } of referencesOf(relation)) {
      const value = whole.get(relation.name)?.get(column);
      if (value === undefined || value === null) continue;
      const parent = whole.get(to) ?? new Map<string, unknown>();
      if (!parent.has(key)) whole.set(to, parent.set(key, value));
    }
  }
  return whole;
}

/**
 * Wishes for the same row, by a unique key, become one; where they contradict each other the first counts. Those that
 * ask most come first, for they are the hardest to grant.
 */
function merged(wishes: readonly Wish[], catalog: Catalog): Wish[] {
  const groups = new Map<string, Map<string, Map<string, unknown>>>();
  for (const wish of wishes) {
    const keys = keysOf(wish, catalog);
    const whole = keys.map((key) => groups.get(key)).find((group) => group !== undefined) ?? new Map();
    for (const [table, columns] of wish)
      whole.set(table, new Map([...columns, ...(whole.get(table) ?? new Map<string, unknown>())]));
    for (const key of [...keys, ...keysOf(whole, catalog)]) groups.set(key, whole);
  }
  const size = (wish: Wish): number => [...wish.values()].reduce((sum, columns) => sum + columns.size, 0);
  return [...new Set(groups.values())].sort((one, other) => size(other) - size(one));
}

/** What is unique in a wish, or else all of it. */
function keysOf(wish: Wish, { relations }: Catalog): string[] {
  const keys = relations.flatMap(({ name, indexes }) =>
    indexes.flatMap(({ unique, keys: parts }) => {
      const values = parts.map(({ expression }) => wish.get(name)?.get(expression));
      return unique && values.every((value) => value !== undefined && value !== null)
        ? [JSON.stringify([name, ...parts.map(({ expression }) => expression), ...values])]
        : [];
    }),
  );
  return keys.length > 0 ? keys : [keyOf(wish)];
}

function keyOf(wish: Wish): string {
  return JSON.stringify([...wish].map(([table, columns]) => [table, [...columns]]));
}
