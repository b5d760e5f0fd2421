import type { Migration } from '@precedent/migrator';
import type pg from 'pg';
import { SqlSyntaxError, splitStatements, type Statement } from '../replay/statements.ts';
import { pastCanaries, type Refusal } from './past-canaries.ts';
import type { SchemaState } from './schema-state.ts';

/** The state after one statement of a new migration. */
export interface Step {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
  readonly state: SchemaState;
}

/** A migration that cannot be parsed or applied. The ones after it were tried all the same. */
export interface Failure {
  readonly file: string;
  readonly line: number;
  /** SQLSTATE and PostgreSQL's words; null when the runner refuses the file before it asks PostgreSQL. */
  readonly postgres: string | null;
  /** What there is to say, whoever says it. */
  readonly words: string;
}

export interface Timeline<State = SchemaState> {
  readonly steps: readonly (Omit<Step, 'state'> & { readonly state: State })[];
  readonly refusals: readonly Refusal[];
  readonly failures: readonly Failure[];
  /** True when canaries were dropped unasked, so that their absence says nothing. */
  readonly dismissed: boolean;
}

/**
 * Applies new migrations statement by statement, as the runner would, and observes the schema after each. Canaries that
 * refuse a statement are noted and dropped.
 * @param observe called in an open transaction, which it must leave as it was
 */
export async function replayNew<State>(
  client: pg.Client,
  migrations: readonly Migration[],
  observe: () => Promise<State>,
): Promise<Timeline<State>> {
  const whole = empty<State>();
  for (const migration of migrations) {
    try {
      const part = await replayOne(client, migration, observe);
      whole.steps.push(...part.steps);
      whole.refusals.push(...part.refusals);
      whole.dismissed ||= part.dismissed;
    } catch (error) {
      whole.failures.push(failureOf(migration, error));
    }
  }
  return whole;
}

async function replayOne<State>(
  client: pg.Client,
  migration: Migration,
  observe: () => Promise<State>,
): Promise<Timeline<State>> {
  const statements = await splitStatements(migration.sql);
  const control = statements.find(controlsTransactions);
  if (control !== undefined) throw new RefusedStatement(control);
  if (!migration.transactional) return replayAlone(client, migration, statements, observe);
  await client.query('BEGIN');
  try {
    const part = await playStatements(client, migration.file, statements, observe);
    await client.query('COMMIT');
    return part;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** A statement that PostgreSQL would take and that the runner must not send: it would keep half of a file that fails later. */
class RefusedStatement extends Error {
  override readonly name = 'RefusedStatement';
  readonly line: number;

  constructor({ sql, line }: Statement) {
    super(`"${sql}", which controls transactions; the runner gives each file one`);
    this.line = line;
  }
}

/** Savepoints leave the transaction as it is. */
function controlsTransactions({ kind, sql }: Statement): boolean {
  const savepoint = /^(?:SAVEPOINT|RELEASE|ROLLBACK(?:\s+(?:WORK|TRANSACTION))?\s+TO)\b/i;
  return kind === 'TransactionStmt' && !savepoint.test(sql);
}

/** Plays statements inside an open transaction. Throws PostgreSQL's error with the line of the statement. */
export async function playStatements<State>(
  client: pg.Client,
  file: string,
  statements: readonly Statement[],
  observe: () => Promise<State>,
): Promise<Timeline<State>> {
  const part = empty<State>();
  for (const statement of statements) {
    const { refusals, dismissed } = await pastCanaries(client, file, statement).catch(located(statement));
    part.refusals.push(...refusals);
    part.dismissed ||= dismissed;
    part.steps.push({ file, line: statement.line, sql: statement.sql, state: await observe() });
  }
  return part;
}

/** The runner sends a file without a transaction as one statement; PostgreSQL refuses two. */
async function replayAlone<State>(
  client: pg.Client,
  { file, sql }: Migration,
  statements: readonly Statement[],
  observe: () => Promise<State>,
): Promise<Timeline<State>> {
  const [first, second] = statements;
  await client
    .query({ text: sql, queryMode: 'extended' } as pg.QueryConfig)
    .catch(located({ sql, line: 1, kind: '' }, second ?? first));
  await client.query('BEGIN');
  const state = await observe();
  await client.query('ROLLBACK');
  return { ...empty<State>(), steps: [{ file, line: first?.line ?? 1, sql: first?.sql ?? sql, state }] };
}

interface Growing<State> {
  readonly steps: { file: string; line: number; sql: string; state: State }[];
  readonly refusals: Refusal[];
  readonly failures: Failure[];
  dismissed: boolean;
}

function empty<State>(): Growing<State> {
  return { steps: [], refusals: [], failures: [], dismissed: false };
}

/** Rethrows a database error with the line it is about: where PostgreSQL points, or else where the statement begins. */
function located({ sql, line }: Statement, fallback: { readonly line: number } = { line }) {
  return (error: unknown): never => {
    const position = Number((error as { position?: string }).position ?? Number.NaN);
    const offset = [...sql].slice(0, position - 1).filter((character) => character === '\n').length;
    const at = Number.isInteger(position) ? line + offset : fallback.line;
    throw Object.assign(error as Error, { statementLine: at });
  };
}

function failureOf({ file }: Migration, error: unknown): Failure {
  if (error instanceof SqlSyntaxError) {
    const said = `42601 ${error.message}`;
    return { file, line: error.line, postgres: said, words: said };
  }
  if (error instanceof RefusedStatement) {
    return { file, line: error.line, postgres: null, words: `${file}: ${error.message}` };
  }
  const { statementLine } = error as { statementLine?: number };
  // Anything but PostgreSQL refusing a statement is a fault of ours, not of the migration.
  if (statementLine === undefined || (error as { code?: string }).code === undefined) throw error;
  return { file, line: statementLine, postgres: words(error), words: words(error) };
}

/** SQLSTATE and message of a database error. */
function words(error: unknown): string {
  const { code, message } = error as { code: string; message: string };
  return `${code} ${message}`;
}
