/** Old name → new name of what is still there under another name. */
export interface Renames {
  readonly tables: ReadonlyMap<string, string>;
  /** `table.column`, of tables that kept their name. */
  readonly columns: ReadonlyMap<string, string>;
}

/**
 * What was renamed, told by the numbers that stay with columns.
 * @param before column numbers → `table.column`, then
 * @param after the same, now
 */
export function renames(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Renames {
  const tables = new Map<string, string>();
  const columns = new Map<string, string>();
  for (const [id, name] of before) {
    const now = after.get(id);
    if (now === undefined || now === name) continue;
    const [table = ''] = name.split('.');
    const [tableNow = ''] = now.split('.');
    if (table === tableNow) columns.set(name, now);
    else tables.set(table, tableNow);
  }
  return { tables, columns };
}
