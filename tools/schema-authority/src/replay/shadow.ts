import { randomBytes } from 'node:crypto';
import { embeddedStream, openEmbedded, snapshot } from '@precedent/embedded-database';
import { pgSession, type MigrationSession } from '@precedent/migrator';
import pg from 'pg';

/** A throw-away database to replay schemas on, and one session on it. */
export interface Shadow {
  /** How to connect, for libraries that open a connection of their own. The embedded database has one session for all. */
  readonly connection: pg.ClientConfig;
  readonly client: pg.Client;
  readonly session: MigrationSession;
  /** The data directory, for starting a later shadow from it; null on a server. */
  dump(): Promise<Blob | null>;
  close(): Promise<void>;
}

export interface ShadowOptions {
  /** A server on which a database is made and dropped again; the embedded database when absent. */
  readonly databaseUrl?: string;
  /** A dump of an earlier embedded shadow to start from. */
  readonly from?: Blob;
}

/**
 * Opens a shadow. Embedded: 2-3 s from nothing, 0.5 s from a dump. On a server the login must be allowed to create
 * databases and roles. Errors are the driver's own.
 */
export async function openShadow(options: ShadowOptions = {}): Promise<Shadow> {
  return options.databaseUrl === undefined ? embeddedShadow(options.from) : serverShadow(options.databaseUrl);
}

async function embeddedShadow(from?: Blob): Promise<Shadow> {
  const db = await openEmbedded(from === undefined ? {} : { from });
  const connection = { user: 'postgres', database: 'postgres', stream: () => embeddedStream(db) };
  const client = await connect(connection);
  return {
    connection,
    client,
    session: pgSession(client),
    dump: () => snapshot(db),
    async close() {
      await client.end();
      await db.close();
    },
  };
}

async function serverShadow(databaseUrl: string): Promise<Shadow> {
  const name = `precedent_shadow_${randomBytes(6).toString('hex')}`;
  const admin = await connect({ connectionString: databaseUrl });
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const connection = { connectionString: url.href };
  const client = await connect(connection);
  return {
    connection,
    client,
    session: pgSession(client),
    dump: async () => null,
    async close() {
      await client.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

async function connect(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection);
  await client.connect();
  return client;
}
