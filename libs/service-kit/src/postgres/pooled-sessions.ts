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

/** @throws SettingsLeftOut unless the statement timeout is the one that was asked for at the start of the session */
export async function requireSettings(client: ClientBase, statementTimeoutMs: string): Promise<void> {
  const { rows } = await client.query<{ setting: string }>(
    "SELECT setting FROM pg_settings WHERE name = 'statement_timeout'",
  );
  if (rows[0]?.setting !== statementTimeoutMs) throw new SettingsLeftOut();
}

/** Whether a failure to connect says that sessions are shared: nothing was done for the request yet. */
export function tellsOfSharedSessions(error: unknown): boolean {
  if (!(error instanceof DatabaseUnavailable)) return false;
  const { cause } = error;
  return cause instanceof SettingsLeftOut || (isServerError(cause) && SETTINGS_REFUSED.has(cause.code));
}
