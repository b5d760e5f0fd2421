import { parseSync } from 'libpg-query';

type Node = Record<string, unknown>;

/**
 * True when a view's new query gives its old columns the same rows and values: everything but the select list is
 * the same, and the list only grew at its end. Needs libpg-query's module loaded (any earlier `parse` did that).
 */
export function sameForOldColumns(before: string, after: string): boolean {
  if (before === after) return true;
  const was = selectOf(before);
  const is = selectOf(after);
  if (was === null || is === null) return false;
  const oldList = was['targetList'] as unknown[];
  const newList = (is['targetList'] as unknown[]).slice(0, oldList.length);
  return same({ ...was, targetList: [] }, { ...is, targetList: [] }) && same(oldList, newList);
}

function selectOf(sql: string): Node | null {
  const { stmts = [] } = parseSync(sql) as { stmts?: { stmt?: { SelectStmt?: Node } }[] };
  return stmts[0]?.stmt?.SelectStmt ?? null;
}

function same(a: unknown, b: unknown): boolean {
  return withoutLocations(a) === withoutLocations(b);
}

/** Parse trees differ in where words stand, which says nothing about what they mean. */
function withoutLocations(tree: unknown): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === 'location' ? undefined : value));
}
