import { parse } from 'libpg-query';

/** Statements that change what the schema is. Temporary tables are nobody's schema. */
const DEFINES = new Set([
  'CreateStmt',
  'CreateTableAsStmt',
  'AlterTableStmt',
  'RenameStmt',
  'DropStmt',
  'IndexStmt',
  'ViewStmt',
  'CreateEnumStmt',
  'AlterEnumStmt',
  'CompositeTypeStmt',
  'CreateDomainStmt',
  'CreateFunctionStmt',
  'CreateTrigStmt',
  'CreateSeqStmt',
  'AlterSeqStmt',
  'CreatePolicyStmt',
  'RuleStmt',
  'GrantStmt',
  'CommentStmt',
]);

/** Statements that change rows, wherever they stand in a statement. */
const WRITES: Readonly<Record<string, string>> = {
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
  TruncateStmt: 'TRUNCATE',
};

/** What SQL text does: change the schema, write rows, both or neither. */
export interface StatementKinds {
  /** The statement that changes the schema, as its first words; null for none. */
  readonly defines: { readonly sql: string; readonly offset: number } | null;
  /** `INSERT`, `UPDATE`, … */
  readonly writes: readonly string[];
}

interface ParsedStatement {
  readonly stmt?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly stmt_location?: number;
  readonly stmt_len?: number;
}

/** Parses SQL with PostgreSQL's grammar; null for text that is none. */
export async function statementKinds(sql: string): Promise<StatementKinds | null> {
  const parsed = await parse(sql).catch(() => null);
  if (parsed === null) return null;
  const { stmts = [] } = parsed as unknown as { stmts?: readonly ParsedStatement[] };
  const first = stmts.find(definesSchema);
  const writes = new Set<string>();
  collectWrites(stmts, writes);
  const bytes = Buffer.from(sql);
  const offset = first?.stmt_location ?? 0;
  return {
    defines:
      first === undefined
        ? null
        : {
            sql: bytes
              .subarray(offset, first.stmt_len === undefined ? undefined : offset + first.stmt_len)
              .toString(),
            offset: bytes.subarray(0, offset).toString().length,
          },
    writes: [...writes],
  };
}

function definesSchema({ stmt = {} }: ParsedStatement): boolean {
  return Object.entries(stmt).some(([kind, node]) => DEFINES.has(kind) && !isTemporary(node));
}

function isTemporary(node: Readonly<Record<string, unknown>>): boolean {
  const into = node['into'] as { rel?: { relpersistence?: string } } | undefined;
  const relation = (into?.rel ?? node['relation']) as { relpersistence?: string } | undefined;
  return relation?.relpersistence === 't';
}

function collectWrites(tree: unknown, found: Set<string>): void {
  if (Array.isArray(tree)) for (const item of tree) collectWrites(item, found);
  else if (typeof tree === 'object' && tree !== null) {
    for (const [key, child] of Object.entries(tree)) {
      const write = WRITES[key];
      if (write !== undefined) found.add(write);
      collectWrites(child, found);
    }
  }
}
