import { type ClientBase } from 'pg';
import { isServerError } from '../sqlstate.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';

/**
 * What poolers answer to settings at the start of a session, because they share sessions and could not keep them:
 * protocol violation (PgBouncer), feature not supported (RDS Proxy).
 */
const SETTINGS_REFUSED = new Set(['08P01', '0A000']);

/** The settings given at the start of the session do not hold: a pooler left them out. */
export class SettingsLeftOut extends Error {
  override readonly name = 'SettingsLeftOut';

  constructor() {
    super('the settings of the session were left out on the way to the server');
  }
}

/** The units PostgreSQL shows a time limit in; it takes the greatest that needs no fraction. */
const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Asked by SHOW, which opens no table: in a new session the view of all settings takes 6 ms more, and these count
 * against the very limit.
 * @throws SettingsLeftOut unless the statement timeout is the one that was asked for at the start of the session
 */
export async function requireSettings(client: ClientBase, statementTimeoutMs: string): Promise<void> {
  const { rows } = await client.query<{ statement_timeout: string }>('SHOW statement_timeout');
  if (millisecondsOf(rows[0]?.statement_timeout) !== Number(statementTimeoutMs)) throw new SettingsLeftOut();
}

function millisecondsOf(shown = ''): number {
  const [, count, unit = 'ms'] = /^(\d+)(\w+)?$/.exec(shown) ?? [];
  return Number(count) * (UNIT_MS[unit] ?? Number.NaN);
}

/** Whether a failure to connect says that sessions are shared: nothing was done for the request yet. */
export function tellsOfSharedSessions(error: unknown): boolean {
  if (!(error instanceof DatabaseUnavailable)) return false;
  const { cause } = error;
  return cause instanceof SettingsLeftOut || (isServerError(cause) && SETTINGS_REFUSED.has(cause.code));
}
