import { randomBytes } from 'node:crypto';
import { startEmbeddedServer } from '@precedent/embedded-database/start';
import { databaseUrl, withClient } from './connect.ts';
import { preparedDatabase, type PreparedDatabase } from './prepared.ts';

/** A fresh migrated database of one test file. */
export interface TestDatabase {
  /** Owner's connection: may do anything, DDL included. */
  readonly ownerUrl: string;
  /** Connection of a member of precedent_writer. On the embedded database the same session as the owner's. */
  readonly writerUrl: string;
  /** Connection of a member of precedent_reader. On the embedded database the same session as the owner's. */
  readonly readerUrl: string;
  /** True on the embedded database: one session for all, no logins. Services then run in shared-session mode. */
  readonly sharedSession: boolean;
  /**
   * Connection of a new login that is a member of the given roles and of nothing else; removed with the database. On
   * the embedded database the same session as the owner's.
   */
  loginIn(...roles: readonly string[]): Promise<string>;
  /** Removes the database; connections that are still open are cut. */
  drop(): Promise<void>;
}

/** Clones the prepared database. A clone takes about 0.1 s on a server and 1 s embedded. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const prepared = preparedDatabase();
  return prepared.kind === 'server' ? cloneOnServer(prepared) : cloneEmbedded(prepared);
}

/** True where tests have real logins and several sessions. */
export function hasSessions(): boolean {
  return preparedDatabase().kind === 'server';
}

async function cloneOnServer(prepared: Extract<PreparedDatabase, { kind: 'server' }>): Promise<TestDatabase> {
  const { adminUrl, template, logins } = prepared;
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await withClient(adminUrl, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    // A template's privileges on the database itself are not cloned.
    await admin.query(`REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
  });
  const login = (user: string): string => databaseUrl(adminUrl, name, { user, password: logins.password });
  const made: string[] = [];
  return {
    ownerUrl: databaseUrl(adminUrl, name),
    writerUrl: login(logins.writer),
    readerUrl: login(logins.reader),
    sharedSession: false,
    loginIn: (...roles) =>
      withClient(adminUrl, async (admin) => {
        const user = `${name}_${made.length}`;
        const member = roles.length === 0 ? '' : `IN ROLE ${roles.join(', ')}`;
        await admin.query(`CREATE ROLE ${user} LOGIN PASSWORD '${logins.password}' ${member}`);
        made.push(user);
        return login(user);
      }),
    drop: () =>
      withClient(adminUrl, async (admin) => {
        await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
        for (const user of made) await admin.query(`DROP ROLE ${user}`);
      }),
  };
}

async function cloneEmbedded(
  prepared: Extract<PreparedDatabase, { kind: 'embedded' }>,
): Promise<TestDatabase> {
  const server = await startEmbeddedServer({ snapshot: prepared.snapshot });
  return {
    ownerUrl: server.url,
    writerUrl: server.url,
    readerUrl: server.url,
    sharedSession: true,
    loginIn: async () => server.url,
    drop: () => server.stop(),
  };
}
