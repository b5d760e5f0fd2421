import type { SchemaState } from '../check/schema-state.ts';

/** Old name → new name of what is still there under another name. */
export interface Renames {
  readonly tables: ReadonlyMap<string, string>;
  /** `table.column`, of tables that kept their name. */
  readonly columns: ReadonlyMap<string, string>;
}

/** What was renamed, told by the numbers that stay with columns. */
export function renames(before: SchemaState['columns'], after: SchemaState['columns']): Renames {
  const tables = new Map<string, string>();
  const columns = new Map<string, string>();
  for (const [id, { table, column }] of before) {
    const now = after.get(id);
    if (now === undefined) continue;
    if (now.table !== table) tables.set(table, now.table);
    else if (now.column !== column) columns.set(`${table}.${column}`, `${table}.${now.column}`);
  }
  return { tables, columns };
}
