import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { ExplainedError } from '../explained-error.ts';

/** Connection strings of the services. */
export interface Logins {
  readonly writerUrl: string;
  readonly readerUrl: string;
}

const WRITER = { login: 'precedent_dev_writer', group: 'precedent_writer' } as const;
const READER = { login: 'precedent_dev_reader', group: 'precedent_reader' } as const;
const LOCK = 4_276_210_017;
const ADVICE = 'pass a login that can only read with --reader-url';

/**
 * Makes both services logins of their own on a migrated server, or refreshes those of an earlier start.
 * @throws ExplainedError when the given login may not
 */
export async function makeLogins(ownerUrl: string): Promise<Logins> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ may: boolean }>(
      'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
    );
    if (rows[0]?.may !== true) throw new ExplainedError(`This database login may not make roles: ${ADVICE}.`);
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]); // two starts on one server
    const writerUrl = await makeLogin(client, ownerUrl, WRITER);
    const readerUrl = await makeLogin(client, ownerUrl, READER);
    await client.query('commit');
    return { writerUrl, readerUrl };
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') {
      throw new ExplainedError(`This database login may not make the services' logins: ${ADVICE}.`);
    }
    throw error;
  } finally {
    await client.end();
  }
}

async function makeLogin(
  client: pg.Client,
  ownerUrl: string,
  { login, group }: { readonly login: string; readonly group: string },
): Promise<string> {
  const password = passwordOf(ownerUrl, login);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login]);
  // Nothing here comes from outside: the names are ours, the password is hexadecimal.
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${login} login password '${password}'`);
  await client.query(`grant ${group} to ${login}`);
  return withLogin(ownerUrl, login, password);
}

/**
 * Follows from the owner's password, so that two checkouts that start on one server do not lock each other out by
 * changing it; random where there is none to follow from.
 */
function passwordOf(ownerUrl: string, login: string): string {
  const secret = decodeURIComponent(new URL(ownerUrl).password) || process.env['PGPASSWORD'];
  return secret ? createHmac('sha256', secret).update(login).digest('hex') : randomBytes(32).toString('hex');
}

function withLogin(url: string, login: string, password: string): string {
  const changed = new URL(url);
  changed.username = login;
  changed.password = password;
  // A URL without a host, for a Unix socket, cannot carry a login.
  if (changed.username !== login) {
    throw new ExplainedError(`The database URL has no host to put another login before: ${ADVICE}.`);
  }
  return changed.href;
}
