import { parse } from 'libpg-query';

/** One statement of a migration, with where it begins. */
export interface Statement {
  readonly sql: string;
  /** 1-based line of its first word. */
  readonly line: number;
  /** Kind of its parse tree, for example `AlterTableStmt`. */
  readonly kind: string;
}

/** PostgreSQL's own parser refused a file. */
export class SqlSyntaxError extends Error {
  override readonly name = 'SqlSyntaxError';
  /** 1-based line the parser names. */
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

interface ParsedStatement {
  readonly stmt?: object;
  readonly stmt_location?: number;
  readonly stmt_len?: number;
}

/**
 * Splits SQL into its statements by PostgreSQL's own grammar, so that dollar quotes and nested semicolons are no
 * trouble. Throws SqlSyntaxError.
 */
export async function splitStatements(sql: string): Promise<Statement[]> {
  const bytes = Buffer.from(sql);
  const { stmts = [] } = (await parseOrRefuse(sql)) as { stmts?: ParsedStatement[] };
  return stmts.map(({ stmt = {}, stmt_location = 0, stmt_len }) => {
    const end = stmt_len === undefined ? bytes.length : stmt_location + stmt_len;
    const text = bytes.subarray(stmt_location, end).toString();
    const lead = leadingBlank(text);
    const before = bytes.subarray(0, stmt_location).toString() + text.slice(0, lead);
    return {
      sql: text.slice(lead).trimEnd(),
      line: before.split('\n').length,
      kind: Object.keys(stmt)[0] ?? '',
    };
  });
}

async function parseOrRefuse(sql: string): Promise<unknown> {
  try {
    return await parse(sql);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const details = (error as { sqlDetails?: { cursorPosition?: number } }).sqlDetails;
    throw new SqlSyntaxError(message, sql.slice(0, details?.cursorPosition ?? 0).split('\n').length);
  }
}

/** Length of the white space and comments before the first word. */
function leadingBlank(text: string): number {
  return /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0].length ?? 0;
}
