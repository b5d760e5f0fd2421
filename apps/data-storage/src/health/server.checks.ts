import type { DB } from '@precedent/schema';
import { UnhealthyError, type Database, type HealthCheck } from '@precedent/service-kit';
import { serverFacts, type ServerFacts } from './server-facts.query.ts';

const OLDEST_POSTGRES = 15;
const OLDEST_VECTOR = [0, 8] as const;
/** With these a commit that was acknowledged outlives a crash of the server. */
const DURABLE = new Set(['on', 'remote_apply']);

/**
 * Server, durability and role, each a check of its own, so that everything that is wrong is told at once. They are
 * asked about together in one statement; while the database is away what was seen last holds.
 */
export function serverChecks(database: Database<DB>): Record<'server' | 'durability' | 'role', HealthCheck> {
  let last: ServerFacts | undefined;
  let asking: Promise<ServerFacts> | undefined;
  const ask = async (): Promise<ServerFacts> => {
    try {
      last = await database.read((db) => serverFacts(db, {}).executeTakeFirstOrThrow());
    } catch (error) {
      if (last === undefined) throw new UnhealthyError('the server cannot be asked', { cause: error });
    }
    return last;
  };
  const facts = (): Promise<ServerFacts> =>
    (asking ??= ask().finally(() => {
      asking = undefined;
    }));
  return {
    server: async () => judgeServer(await facts()),
    durability: async () => judgeDurability(await facts()),
    role: async () => judgeRole(await facts()),
  };
}

function judgeServer({ version, version_number: number, vector }: ServerFacts): { found: string } {
  const found = `PostgreSQL ${version}, pgvector ${vector ?? 'not installed'}`;
  if (number < OLDEST_POSTGRES * 10_000) {
    throw new UnhealthyError(`PostgreSQL ${version} is older than ${OLDEST_POSTGRES}`, { found });
  }
  const least = OLDEST_VECTOR.join('.');
  if (vector === null) {
    const mend = ['CREATE EXTENSION vector;'];
    throw new UnhealthyError('the extension pgvector is not installed', { found, mend });
  }
  const [major = 0, minor = 0] = vector.split('.').map(Number);
  if (major < OLDEST_VECTOR[0] || (major === OLDEST_VECTOR[0] && minor < OLDEST_VECTOR[1])) {
    const mend = ['ALTER EXTENSION vector UPDATE;'];
    throw new UnhealthyError(`pgvector ${vector} is older than ${least}`, { found, mend });
  }
  return { found };
}

function judgeDurability({ database, role, synchronous_commit: value }: ServerFacts): { found: string } {
  const found = `synchronous_commit is ${value}`;
  if (DURABLE.has(value)) return { found };
  throw new UnhealthyError(`${found}: a write that was acknowledged could be lost in a crash`, {
    found,
    mend: [
      `ALTER DATABASE ${quoted(database)} SET synchronous_commit = on;`,
      `ALTER ROLE ${quoted(role)} SET synchronous_commit = on;`,
    ],
  });
}

function judgeRole({ role, lacking }: ServerFacts): { found: string } {
  const found = `role ${role}`;
  if (lacking.length === 0) return { found };
  throw new UnhealthyError(`the role lacks ${lacking.join(', ')}`, {
    found,
    mend: [`GRANT precedent_writer TO ${quoted(role)};`],
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
