import { pgSession } from '@precedent/migrator';
import type pg from 'pg';
import { CANARY_SCHEMA, dropCanaries, livingCanaries } from '../contract/canary.ts';
import type { Statement } from '../replay/statements.ts';

/** A statement that canaries refused; they were removed so that it could go on. */
export interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly canaries: readonly string[];
  /** SQLSTATE and PostgreSQL's words. */
  readonly postgres: string;
}

/**
 * Runs a statement in an open transaction; when canaries refuse it, notes them, removes them and runs it again. A
 * statement that runs procedural code might catch their refusal and go on without doing what it does in production, so
 * before such a one they are all dismissed. Throws PostgreSQL's error.
 */
export async function pastCanaries(
  client: pg.Client,
  file: string,
  statement: Statement,
): Promise<{ readonly refusals: Refusal[]; readonly dismissed: boolean }> {
  const refusals: Refusal[] = [];
  const dismissed = mayCatch(statement);
  if (dismissed) await asOurselves(client, [...(await livingCanaries(pgSession(client)))]);
  for (;;) {
    await client.query('SAVEPOINT statement');
    try {
      await client.query(statement.sql);
      await client.query('RELEASE SAVEPOINT statement');
      return { refusals, dismissed };
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT statement; RELEASE SAVEPOINT statement');
      const canaries = refusingCanaries(error);
      if (canaries.length === 0) throw error;
      await asOurselves(client, canaries);
      const { code, message } = error as { code: string; message: string };
      refusals.push({ file, line: statement.line, canaries, postgres: `${code} ${message}` });
    }
  }
}

/** An exception handler in a DO block, or in a procedure or function that is called. */
function mayCatch({ kind, sql }: Statement): boolean {
  return kind === 'CallStmt' || kind === 'SelectStmt' || (kind === 'DoStmt' && /\bexception\b/i.test(sql));
}

/** Drops canaries also where the migration has taken on another role. */
async function asOurselves(client: pg.Client, canaries: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT quote_ident(current_setting('role')) AS role`,
  );
  const role = rows[0]?.role ?? 'none';
  if (role !== 'none') await client.query('SET LOCAL ROLE NONE');
  await dropCanaries(pgSession(client), canaries);
  if (role !== 'none') await client.query(`SET LOCAL ROLE ${role}`);
}

const CANARY_NAME = new RegExp(`${CANARY_SCHEMA}\\.(\\w+)\\(`, 'g');

function refusingCanaries(error: unknown): string[] {
  const { code, detail = '' } = error as { code?: string; detail?: string };
  if (code !== '2BP01' && code !== '0A000') return [];
  return [...new Set([...detail.matchAll(CANARY_NAME)].flatMap((match) => match[1] ?? []))];
}
