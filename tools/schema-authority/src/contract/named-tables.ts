import { texts, walk, type Node } from './parse-tree.ts';

/** Real tables and views behind each name that a column can be qualified with; none for those of the statement's own. */
export type Tables = ReadonlyMap<string, ReadonlySet<string>>;

/** The tables that a parsed statement names. */
export function tablesOf(tree: unknown): Tables {
  const own = new Set<string>();
  walk(tree, (name, node) => {
    if (name === 'CommonTableExpr') own.add(String(node['ctename']));
  });
  const tables = new Map<string, Set<string>>();
  walk(tree, (_, node) => {
    const { relname, schemaname, alias } = node as {
      relname?: unknown;
      schemaname?: string;
      alias?: { aliasname?: string };
    };
    if (typeof relname !== 'string') return;
    const known = alias?.aliasname ?? relname;
    const found = tables.get(known) ?? new Set();
    if (schemaname !== undefined || !own.has(relname)) found.add(qualified(relname, schemaname));
    tables.set(known, found);
  });
  return tables;
}

/** A table as the catalog calls it: with its schema where that is not `public`. */
export function qualified(name: string, schema: string | undefined): string {
  return schema === undefined || schema === 'public' ? name : `${schema}.${name}`;
}

/** What a reference can mean, as `table.column`; nothing for a column of the statement's own CTEs and sub-queries. */
export function meanings(reference: Node, tables: Tables): string[] {
  const parts = texts(reference['fields']);
  const column = parts.at(-1) ?? '';
  const table = parts.at(-2);
  if (table === undefined) return [`*.${column}`];
  if (table === 'excluded') return [`excluded.${column}`];
  return [...(tables.get(table) ?? [])].map((name) => `${name}.${column}`);
}
