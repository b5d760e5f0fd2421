import { afterAll, beforeAll, describe } from '@jest/globals';
import type { DB } from '@precedent/schema';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { recordStatements } from '../recorded/record-statements.ts';
import { createTestDatabase, hasSessions, type TestDatabase } from '../database/test-database.ts';

/** The database of a test file, with an owner's Kysely for making and inspecting rows. */
export interface UsedTestDatabase extends TestDatabase {
  /** Runs as owner; for arranging rows and looking at them, never the subject of a test. */
  readonly owner: Kysely<DB>;
}

/** Gives a test file (or one describe block) a database of its own: made before its tests, dropped after them. */
export function useTestDatabase(): UsedTestDatabase {
  recordStatements();
  const holder: { database?: TestDatabase; owner?: Kysely<DB> } = {};
  beforeAll(async () => {
    holder.database = await createTestDatabase();
    const pool = new pg.Pool({
      connectionString: holder.database.ownerUrl,
      max: 2,
      types: { getTypeParser },
    });
    pool.on('error', () => undefined); // dropping the database cuts idle connections
    holder.owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  });
  afterAll(async () => {
    await holder.owner?.destroy();
    await holder.database?.drop();
  });
  return new Proxy({} as UsedTestDatabase, {
    get(_target, property: keyof UsedTestDatabase) {
      if (holder.database === undefined || holder.owner === undefined) {
        throw new Error('the test database exists only inside tests and hooks');
      }
      return property === 'owner' ? holder.owner : holder.database[property];
    },
  });
}

/** `describe` for tests that need real logins or several sessions; the embedded database has neither. */
export const describeOnServer: (name: string, block: () => void) => void = (name, block) =>
  hasSessions()
    ? describe(name, block)
    : describe.skip(`${name} (needs a server: several sessions, logins)`, block);

const INT8 = 20;
const TIMESTAMPTZ = 1184;
/** As the services read them: bigint as number; timestamptz left as text, so that no microsecond is lost. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number;
  if (oid === TIMESTAMPTZ) return (value) => value;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
