import { parseSync } from 'libpg-query';
import { texts, walk, type Node } from './parse-tree.ts';

/** What a view's query says of some of its columns. Needs libpg-query's module loaded (any earlier `parse` did that). */
interface ViewParts {
  /** The select list's entry of each column, by name. */
  readonly targets: ReadonlyMap<string, unknown>;
  /** All but the select list. */
  readonly rest: Node;
}

/**
 * True when two queries of a view give the columns the same rows and values: their entries in the select list are the
 * same and so is everything else.
 */
export function sameForColumns(before: string, after: string, columns: readonly string[]): boolean {
  if (before === after) return true;
  const [was, is] = [partsOf(before), partsOf(after)];
  if (was === null || is === null || text(was.rest) !== text(is.rest)) return false;
  return columns.every(
    (column) => was.targets.has(column) && text(was.targets.get(column)) === text(is.targets.get(column)),
  );
}

/**
 * Names of the columns beneath a view that decide about some of its columns: those their entries name, and those that
 * anything but the select list names. Null when the query cannot be taken apart.
 */
export function namesBeneath(definition: string, columns: readonly string[]): Set<string> | null {
  const parts = partsOf(definition);
  if (parts === null) return null;
  const names = new Set<string>();
  // Which rows DISTINCT leaves, all columns decide.
  const deciding = parts.rest['distinctClause'] === undefined ? columns : [...parts.targets.keys()];
  walk([parts.rest, ...deciding.map((column) => parts.targets.get(column))], (key, node) => {
    if (key === 'ColumnRef') names.add(texts(node['fields']).at(-1) ?? '');
    for (const name of key === 'JoinExpr' ? texts(node['usingClause']) : []) names.add(name);
  });
  return names;
}

/** Tables and views a view's query names itself. */
export function relationsBeneath(definition: string): Set<string> {
  const names = new Set<string>();
  walk(partsOf(definition)?.rest, (_, { relname, schemaname }) => {
    if (typeof relname !== 'string') return;
    names.add(
      schemaname === undefined || schemaname === 'public' ? relname : `${String(schemaname)}.${relname}`,
    );
  });
  return names;
}

/**
 * For a view that only renames the columns of one table and hides no row: its column → the column beneath. Null for
 * any other.
 */
export function plainColumns(definition: string): Map<string, string> | null {
  const parts = partsOf(definition);
  const { fromClause, ...others } = parts?.rest ?? {};
  const [source, second] = (fromClause ?? []) as Record<string, unknown>[];
  const filters = Object.keys(others).filter((key) => !['limitOption', 'op', 'targetList'].includes(key));
  if (parts === null || filters.length > 0 || second !== undefined || source?.['RangeVar'] === undefined)
    return null;
  const columns = new Map<string, string>();
  for (const [name, target] of parts.targets) {
    const { ColumnRef } = (target ?? {}) as { ColumnRef?: Node };
    const beneath = ColumnRef === undefined ? undefined : texts(ColumnRef['fields']).at(-1);
    if (beneath === undefined) return null;
    columns.set(name, beneath);
  }
  return columns;
}

function partsOf(sql: string): ViewParts | null {
  const { stmts = [] } = parseSync(sql) as { stmts?: { stmt?: { SelectStmt?: Node } }[] };
  const select = stmts[0]?.stmt?.SelectStmt;
  const list = select?.['targetList'];
  if (select === undefined || !Array.isArray(list)) return null;
  const targets = new Map<string, unknown>();
  for (const { ResTarget } of list as { ResTarget?: { name?: string; val?: { ColumnRef?: Node } } }[]) {
    const name = ResTarget?.name ?? texts(ResTarget?.val?.ColumnRef?.['fields']).at(-1);
    if (name !== undefined) targets.set(name, ResTarget?.val);
  }
  return { targets, rest: { ...select, targetList: [] } };
}

/** Parse trees differ in where words stand, which says nothing about what they mean. */
function text(tree: unknown): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === 'location' ? undefined : value)) ?? '';
}
