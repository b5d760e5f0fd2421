import { jsonTokens } from './tokens.ts';

/** Lists of an answer, the entries of each in the order of their worth. */
type Lists = Readonly<Record<string, readonly unknown[]>>;

export interface Room {
  /** Of the entries as JSON. */
  readonly tokens: number;
  /** Most entries of one list. */
  readonly entries: number;
}

/**
 * The beginnings of lists that fit into the room: one entry of each list in turn, a list being closed by the first entry
 * that no longer fits. No entry is cut.
 * @returns the lists, and how many entries each leaves out, for those that do
 */
export function fit<L extends Lists>(
  lists: L,
  { tokens, entries }: Room,
): { lists: L; left_out: Partial<Record<keyof L, number>> } {
  const names = Object.keys(lists) as (keyof L)[];
  const kept = Object.fromEntries(names.map((name) => [name, [] as unknown[]])) as Record<keyof L, unknown[]>;
  let left = tokens;
  let open = names;
  for (let index = 0; open.length > 0; index++) {
    open = open.filter((name) => {
      const list = lists[name] as readonly unknown[];
      if (index >= Math.min(list.length, entries)) return false;
      const size = jsonTokens(list[index]) + 1; // and a comma
      if (size > left) return false;
      left -= size;
      kept[name].push(list[index]);
      return true;
    });
  }
  const missing = names.map(
    (name) => [name, (lists[name] as readonly unknown[]).length - kept[name].length] as const,
  );
  return {
    lists: kept as unknown as L,
    left_out: Object.fromEntries(missing.filter(([, count]) => count > 0)) as Partial<
      Record<keyof L, number>
    >,
  };
}
