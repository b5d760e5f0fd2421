import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded, snapshot } from '@precedent/embedded-database';
import { migrate, pgSession, pgliteSession } from '@precedent/migrator';
import type { DatabaseChoice } from './choose.ts';
import { databaseUrl, withClient } from './connect.ts';
import { MIGRATIONS } from './migrations.ts';
import type { PreparedDatabase } from './prepared.ts';

/** Migrates one database, from which each test file is then cloned. `dispose` removes it again. */
export async function prepareDatabase(
  choice: DatabaseChoice,
): Promise<{ prepared: PreparedDatabase; dispose(): Promise<void> }> {
  return choice.kind === 'server' ? prepareServer(choice.adminUrl) : prepareEmbedded();
}

async function prepareEmbedded(): Promise<{ prepared: PreparedDatabase; dispose(): Promise<void> }> {
  const db = await openEmbedded();
  await migrate(pgliteSession(db), { directory: MIGRATIONS });
  const directory = await mkdtemp(join(tmpdir(), 'precedent-test-'));
  const file = join(directory, 'snapshot.tar');
  await writeFile(file, Buffer.from(await (await snapshot(db)).arrayBuffer()));
  await db.close();
  return {
    prepared: { kind: 'embedded', snapshot: file },
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
}

async function prepareServer(
  adminUrl: string,
): Promise<{ prepared: PreparedDatabase; dispose(): Promise<void> }> {
  // Several runs may share a server: everything of this run carries its own name.
  const run = `precedent_test_${randomBytes(4).toString('hex')}`;
  const logins = {
    writer: `${run}_writer`,
    reader: `${run}_reader`,
    password: randomBytes(12).toString('hex'),
  };
  await withClient(adminUrl, (admin) => admin.query(`CREATE DATABASE ${run}`));
  await withClient(databaseUrl(adminUrl, run), async (client) => {
    await migrate(pgSession(client), { directory: MIGRATIONS });
    await client.query(
      `CREATE ROLE ${logins.writer} LOGIN PASSWORD '${logins.password}' IN ROLE precedent_writer`,
    );
    await client.query(
      `CREATE ROLE ${logins.reader} LOGIN PASSWORD '${logins.password}' IN ROLE precedent_reader`,
    );
  });
  return {
    prepared: { kind: 'server', adminUrl, template: run, logins },
    dispose: () =>
      withClient(adminUrl, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${run} WITH (FORCE)`);
        await admin.query(`DROP ROLE IF EXISTS ${logins.writer}, ${logins.reader}`);
      }),
  };
}
