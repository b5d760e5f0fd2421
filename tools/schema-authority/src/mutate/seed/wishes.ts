import type { Catalog } from '../../catalog/catalog.ts';
import type { Trial } from '../trial.ts';
import { parameterUses, type ParameterUse } from './parameter-uses.ts';

/** Values that rows must have so that a statement finds them: table → column → value, null for NULL. */
export type Wish = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** What the statements' own parameters ask for, each wish once. */
export async function wishesOf(trials: readonly Trial[], catalog: Catalog): Promise<Wish[]> {
  const wishes = new Map<string, Wish>();
  for (const { sql, values } of trials) {
    for (const wish of wishOf(await parameterUses(sql, catalog), values)) wishes.set(keyOf(wish), wish);
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
      if (!columns.has(use.column)) columns.set(use.column, fitting(use.operator, element));
      wish.set(use.table, columns);
    }
    return wish;
  });
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

/** Wishes for the same row, by a primary key, become one; where they contradict each other the first counts. */
function merged(wishes: readonly Wish[], { relations }: Catalog): Wish[] {
  const found = new Map<string, Map<string, Map<string, unknown>>>();
  for (const wish of wishes) {
    const keys = relations.flatMap(({ name, constraints }) => {
      const [column] = constraints.find(({ type }) => type === 'primary key')?.columns ?? [];
      const value = column === undefined ? undefined : wish.get(name)?.get(column);
      return value === undefined ? [] : [`${name} ${String(value)}`];
    });
    const key = keys[0] ?? keyOf(wish);
    const whole = found.get(key) ?? new Map<string, Map<string, unknown>>();
    for (const [table, columns] of wish)
      whole.set(table, new Map([...columns, ...(whole.get(table) ?? new Map<string, unknown>())]));
    found.set(key, whole);
  }
  return [...found.values()];
}

function keyOf(wish: Wish): string {
  return JSON.stringify([...wish].map(([table, columns]) => [table, [...columns]]));
}
