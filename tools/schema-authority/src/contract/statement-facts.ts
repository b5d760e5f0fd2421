import { parse } from 'libpg-query';

/** What the text of a statement tells without a database. */
export interface StatementFacts {
  /** Columns given a value, by table: of INSERT targets and UPDATE SET. */
  readonly writes: readonly TableWrite[];
  /** True when a join may fill missing rows with NULL, so that no result column is certain. */
  readonly outerJoin: boolean;
  /** Last parts of the column names the statement reads; null when a star reads them all. */
  readonly reads: ReadonlySet<string> | null;
}

/** One INSERT or UPDATE inside the statement. */
export interface TableWrite {
  readonly kind: 'insert' | 'update';
  readonly table: string;
  readonly columns: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** Parses a statement with PostgreSQL's grammar and collects the facts. Throws the parser's error. */
export async function statementFacts(sql: string): Promise<StatementFacts> {
  const writes: TableWrite[] = [];
  let outerJoin = false;
  let star = false;
  const reads = new Set<string>();
  walk(await parse(sql), (name, node) => {
    if (name === 'InsertStmt') writes.push(write('insert', node, 'cols'));
    if (name === 'UpdateStmt') writes.push(write('update', node, 'targetList'));
    if (name === 'OnConflictClause' && node['targetList'] !== undefined) {
      // Belongs to the INSERT that encloses it, which was met first.
      const insert = writes.findLast(({ kind }) => kind === 'insert');
      if (insert !== undefined)
        writes.push({ kind: 'update', table: insert.table, columns: names(node['targetList']) });
    }
    if (name === 'JoinExpr' && node['jointype'] !== undefined && node['jointype'] !== 'JOIN_INNER')
      outerJoin = true;
    if (name === 'A_Star') star = true;
    if (name === 'ColumnRef') for (const part of nameParts(node)) reads.add(part);
    if (name === 'IndexElem' && typeof node['name'] === 'string') reads.add(node['name']);
    // Names in USING (…) and of natural joins stand as plain strings.
    if (name === 'JoinExpr') for (const part of nameParts({ fields: node['usingClause'] })) reads.add(part);
  });
  return { writes, outerJoin, reads: star ? null : reads };
}

function write(kind: TableWrite['kind'], node: Node, list: string): TableWrite {
  const relation = node['relation'] as { relname?: string } | undefined;
  return { kind, table: relation?.relname ?? '', columns: names(node[list]) };
}

/** Names of a list of ResTarget nodes. */
function names(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: { ResTarget?: { name?: string } }) => item.ResTarget?.name ?? []);
}

function nameParts(node: Node): string[] {
  if (!Array.isArray(node['fields'])) return [];
  return node['fields'].flatMap((item: { String?: { sval?: string } }) => item.String?.sval ?? []);
}

/** Visits every object of the parse tree with the key it hangs on, parents before children. */
function walk(tree: unknown, visit: (name: string, node: Node) => void, name = ''): void {
  if (Array.isArray(tree)) {
    for (const item of tree) walk(item, visit, name);
  } else if (typeof tree === 'object' && tree !== null) {
    visit(name === 'onConflictClause' ? 'OnConflictClause' : name, tree as Node);
    for (const [key, child] of Object.entries(tree)) walk(child, visit, key);
  }
}
