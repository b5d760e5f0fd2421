import type { Migration } from '@precedent/migrator';
import type pg from 'pg';
import { CANARY_SCHEMA, dropCanaries } from '../contract/canary.ts';
import type { TypeNames } from '../contract/type-names.ts';
import { pgSession } from '@precedent/migrator';
import { SqlSyntaxError, splitStatements, type Statement } from '../replay/statements.ts';
import type { ProbeStatement } from './probe.ts';
import { readState, type SchemaState } from './schema-state.ts';

/** The state after one statement of a new migration. */
export interface Step {
  readonly file: string;
  readonly line: number;
  readonly state: SchemaState;
}

/** A statement that canaries refused; they were removed so that it could go on. */
export interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly canaries: readonly string[];
  /** SQLSTATE and PostgreSQL's words. */
  readonly postgres: string;
}

/** A migration that cannot be parsed or applied. The ones after it were tried all the same. */
export interface Failure {
  readonly file: string;
  readonly line: number;
  readonly postgres: string;
}

export interface Timeline {
  readonly steps: readonly Step[];
  readonly refusals: readonly Refusal[];
  readonly failures: readonly Failure[];
}

/** Applies new migrations statement by statement to a shadow with canaries, and reads the state after each. */
export async function replayNew(
  client: pg.Client,
  types: TypeNames,
  migrations: readonly Migration[],
  statements: readonly ProbeStatement[],
): Promise<Timeline> {
  const timeline = { steps: [] as Step[], refusals: [] as Refusal[], failures: [] as Failure[] };
  for (const migration of migrations) {
    try {
      const { steps, refusals } = await replayOne(client, types, migration, statements);
      timeline.steps.push(...steps);
      timeline.refusals.push(...refusals);
    } catch (error) {
      timeline.failures.push(failureOf(migration, error));
    }
  }
  return timeline;
}

async function replayOne(
  client: pg.Client,
  types: TypeNames,
  migration: Migration,
  watched: readonly ProbeStatement[],
): Promise<{ steps: Step[]; refusals: Refusal[] }> {
  const steps: Step[] = [];
  const refusals: Refusal[] = [];
  const statements = await splitStatements(migration.sql);
  if (migration.transactional) await client.query('BEGIN');
  try {
    for (const statement of statements) {
      refusals.push(...(await runPastCanaries(client, migration, statement)));
      if (!migration.transactional) await client.query('BEGIN');
      steps.push({
        file: migration.file,
        line: statement.line,
        state: await readState(client, types, watched),
      });
      if (!migration.transactional) await client.query('COMMIT');
    }
    if (migration.transactional) await client.query('COMMIT');
    return { steps, refusals };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Runs a statement; when canaries refuse it, notes them, removes them and runs it again. */
async function runPastCanaries(
  client: pg.Client,
  migration: Migration,
  statement: Statement,
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (;;) {
    try {
      if (migration.transactional) await client.query('SAVEPOINT statement');
      await client.query({
        text: statement.sql,
        ...(migration.transactional ? {} : { queryMode: 'extended' }),
      });
      if (migration.transactional) await client.query('RELEASE SAVEPOINT statement');
      return refusals;
    } catch (error) {
      if (migration.transactional) await client.query('ROLLBACK TO SAVEPOINT statement');
      const canaries = refusingCanaries(error);
      if (canaries.length === 0) throw Object.assign(error as Error, { statementLine: statement.line });
      await dropCanaries(pgSession(client), canaries);
      refusals.push({ file: migration.file, line: statement.line, canaries, postgres: words(error) });
    }
  }
}

const CANARY_NAME = new RegExp(`${CANARY_SCHEMA}\\.(\\w+)\\(`, 'g');

function refusingCanaries(error: unknown): string[] {
  const { code, detail = '' } = error as { code?: string; detail?: string };
  if (code !== '2BP01' && code !== '0A000') return [];
  return [...new Set([...detail.matchAll(CANARY_NAME)].flatMap((match) => match[1] ?? []))];
}

function failureOf({ file }: Migration, error: unknown): Failure {
  if (error instanceof SqlSyntaxError) return { file, line: error.line, postgres: `42601 ${error.message}` };
  const { statementLine = 1 } = error as { statementLine?: number };
  return { file, line: statementLine, postgres: words(error) };
}

/** SQLSTATE and message of a database error. */
export function words(error: unknown): string {
  const { code = 'XX000', message } = error as { code?: string; message: string };
  return `${code} ${message}`;
}
