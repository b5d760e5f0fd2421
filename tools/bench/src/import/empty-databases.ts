import { fileURLToPath } from 'node:url';
import { migrate, pgSession } from '@precedent/migrator';
import { withClient } from '../server/bench-database.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../../apps/data-storage/migrations', import.meta.url));
const TEMPLATE = 'precedent_bench_import';
const WRITER = 'precedent_bench_importer';

/** Migrated databases without rows, each as good as the other. */
export interface EmptyDatabases {
  /**
   * Makes one; the connection string of its owner.
   * @param indexed with the vector index
   */
  fresh(indexed: boolean): Promise<string>;
  /** The same database with the login of Data Storage. */
  writerOf(ownerUrl: string): string;
  drop(): Promise<void>;
}

/** @param server a superuser's connection string */
export async function emptyDatabases(server: string): Promise<EmptyDatabases> {
  const names: string[] = [];
  const drop = (): Promise<void> =>
    withClient(server, async (client) => {
      for (const name of [...names, TEMPLATE])
        await client.query(`drop database if exists ${name} with (force)`);
    });
  await drop();
  await withClient(server, (client) => client.query(`create database ${TEMPLATE}`));
  await withClient(
    changed(server, (url) => (url.pathname = `/${TEMPLATE}`)),
    async (client) => {
      await migrate(pgSession(client), { directory: MIGRATIONS });
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [WRITER]);
      if (rowCount === 0) {
        await client.query(`create role ${WRITER} login password 'bench' in role precedent_writer`);
      }
    },
  );
  return {
    drop,
    async fresh(indexed) {
      const name = `${TEMPLATE}_${names.length}`;
      await withClient(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        await client.query(`create database ${name} template ${TEMPLATE}`);
        // The rounds before this one shall not cost this one anything.
        await client.query('checkpoint');
      });
      names.push(name);
      const url = changed(server, (copy) => (copy.pathname = `/${name}`));
      if (!indexed) {
        await withClient(url, (client) => client.query('drop index distinct_embeddings_embedding_idx'));
      }
      return url;
    },
    writerOf: (ownerUrl) =>
      changed(ownerUrl, (url) => {
        url.username = WRITER;
        url.password = 'bench';
      }),
  };
}

function changed(url: string, change: (url: URL) => void): string {
  const copy = new URL(url);
  change(copy);
  return copy.href;
}
