import { parse } from 'libpg-query';
import { meanings, qualified, tablesOf, type Tables } from './named-tables.ts';
import { orderedColumns } from './ordered-columns.ts';
import { soleStatement, texts, walk, type Node } from './parse-tree.ts';

/** What the text of a statement tells without a database. */
export interface StatementFacts {
  /** Columns given a value, by table: of INSERT targets and UPDATE SET. */
  readonly writes: readonly TableWrite[];
  /** Tables it deletes from. */
  readonly deletes: ReadonlySet<string>;
  /** True when a join may fill missing rows with NULL, so that no result column is certain. */
  readonly outerJoin: boolean;
  /** True when the statement returns rows. */
  readonly returnsRows: boolean;
  /** Columns whose stored values it takes in for anything but keeping them; see `namesColumn`. */
  readonly reads: ReadonlySet<string>;
  /** All columns it names, also those it only assigns or compares as `excluded`; see `namesColumn`. */
  readonly names: ReadonlySet<string>;
  /** Names that it does not qualify with a table. */
  readonly unqualified: ReadonlySet<string>;
  /** Columns that it sorts, compares by more than equality, or takes in upper or lower case: there a collation shows. */
  readonly ordered: ReadonlySet<string>;
  /** Tables of which it takes whole rows as one value, as in `row_to_json(t)`. */
  readonly wholeRows: ReadonlySet<string>;
  readonly naturalJoin: boolean;
  /** True when it reads PostgreSQL's own tables. */
  readonly systemTables: boolean;
  /** True when it inserts, updates or deletes. */
  readonly changesRows: boolean;
  readonly onConflict: boolean;
}

/** One INSERT or UPDATE inside the statement. */
export interface TableWrite {
  readonly kind: 'insert' | 'update';
  readonly table: string;
  /** Null for an INSERT without a list of columns: it gives a value to each. */
  readonly columns: readonly string[] | null;
}

/**
 * True when a set of names holds the column. Names stand as `table.column`; `*` in place of the table is a name that
 * is not qualified, in place of the column all of them.
 */
export function namesColumn(names: ReadonlySet<string>, table: string, column: string): boolean {
  return [`${table}.${column}`, `*.${column}`, `${table}.*`, '*.*'].some((name) => names.has(name));
}

/** Parses a statement with PostgreSQL's grammar and collects the facts. Throws the parser's error. */
export async function statementFacts(sql: string): Promise<StatementFacts> {
  const tree = await parse(sql);
  const { kind, node: statement } = soleStatement(tree);
  const tables = tablesOf(tree);
  const writes: TableWrite[] = [];
  const deletes = new Set<string>();
  const names = new Set<string>();
  const reads = new Set<string>();
  const unqualified = new Set<string>();
  const wholeRows = new Set<string>();
  const kept = new Set<Node>();
  let [outerJoin, naturalJoin, onConflict, changesRows] = [false, false, false, false];
  walk(tree, (name, node) => {
    changesRows ||= ROW_CHANGES.has(name);
    if (name === 'InsertStmt') writes.push(write('insert', node, 'cols'));
    if (name === 'UpdateStmt') writes.push(write('update', node, 'targetList'));
    if (name === 'DeleteStmt') deletes.add(target(node));
    if (name === 'onConflictClause') {
      onConflict = true;
      // Belongs to the INSERT that encloses it, which was met last.
      const insert = writes.findLast((own) => own.kind === 'insert');
      if (insert !== undefined && node['targetList'] !== undefined)
        writes.push({ ...insert, kind: 'update', columns: targets(node['targetList']) });
    }
    if (name === 'JoinExpr') {
      outerJoin ||= node['jointype'] !== undefined && node['jointype'] !== 'JOIN_INNER';
      naturalJoin ||= node['isNatural'] === true;
      // Names in USING (…) stand as plain strings.
      for (const column of texts(node['usingClause'])) reads.add(`*.${column}`);
    }
    if (name === 'UpdateStmt' || name === 'onConflictClause') {
      for (const own of selfReferences(node, writes.at(-1)?.table ?? '', tables)) kept.add(own);
    }
    if (name === 'ColumnRef') {
      for (const table of wholeRowOf(node, tables)) wholeRows.add(table);
      const meant = meanings(node, tables);
      const assigned = kept.has(node);
      for (const column of meant) (assigned || column.startsWith('excluded.') ? names : reads).add(column);
      for (const column of meant) if (column.startsWith('*.')) unqualified.add(column.slice(2));
    }
    if (name === 'IndexElem' && typeof node['name'] === 'string') reads.add(`*.${node['name']}`);
  });
  for (const { table, columns } of writes)
    for (const column of columns ?? ['*']) names.add(`${table}.${column}`);
  for (const column of [...names].filter((own) => own.startsWith('excluded.')))
    names.add(`*.${column.slice('excluded.'.length)}`);
  return {
    writes,
    deletes,
    outerJoin,
    naturalJoin,
    systemTables: [...tables.values()].some((own) => [...own].some(isSystemTable)),
    changesRows,
    onConflict,
    unqualified,
    ordered: orderedColumns(tree, tables),
    wholeRows,
    reads,
    names: new Set([...names, ...reads]),
    returnsRows: kind === 'SelectStmt' || statement['returningClause'] !== undefined,
  };
}

const ROW_CHANGES = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']);

function isSystemTable(name: string): boolean {
  return /^(?:pg_|information_schema\.)/.test(name);
}

/** References by which an assignment keeps the column's own value: what nobody else reads, they do not read either. */
function selfReferences(update: Node, table: string, tables: Tables): Set<Node> {
  const found = new Set<Node>();
  for (const { ResTarget } of (update['targetList'] ?? []) as {
    ResTarget?: { name?: string; val?: unknown };
  }[]) {
    walk(ResTarget?.val, (key, node) => {
      if (key === 'ColumnRef' && String(meanings(node, tables)) === `${table}.${ResTarget?.name}`)
        found.add(node);
    });
  }
  return found;
}

function wholeRowOf(reference: Node, tables: Tables): Iterable<string> {
  const parts = texts(reference['fields']);
  return parts.length === 1 ? (tables.get(parts[0] ?? '') ?? []) : [];
}

function write(kind: TableWrite['kind'], node: Node, list: string): TableWrite {
  const columns =
    kind === 'insert' && node[list] === undefined && node['selectStmt'] !== undefined
      ? null
      : targets(node[list]);
  return { kind, table: target(node), columns };
}

/** The table that an INSERT, UPDATE or DELETE changes. */
function target(node: Node): string {
  const { relname = '', schemaname } = (node['relation'] ?? {}) as { relname?: string; schemaname?: string };
  return qualified(relname, schemaname);
}

/** Names of a list of ResTarget nodes. */
function targets(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: { ResTarget?: { name?: string } }) => item.ResTarget?.name ?? []);
}
