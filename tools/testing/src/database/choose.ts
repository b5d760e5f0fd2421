import { PostgreSqlContainer, type StartedPostgreSqlContainer } from '@testcontainers/postgresql';
import { getContainerRuntimeClient } from 'testcontainers';
import { POSTGRES_IMAGE } from './postgres-image.ts';

/** Where the tests' database comes from. */
export type DatabaseChoice =
  | { readonly kind: 'server'; readonly adminUrl: string; stop(): Promise<void>; readonly what: string }
  | { readonly kind: 'embedded'; readonly what: string };

/**
 * Chooses in this order: TEST_DATABASE_URL, a running Docker engine, the embedded database.
 * `TEST_DATABASE=embedded` or `=docker` asks for one of them and fails when it cannot be had.
 */
export async function chooseDatabase(env: NodeJS.ProcessEnv): Promise<DatabaseChoice> {
  const wanted = env['TEST_DATABASE'];
  const url = env['TEST_DATABASE_URL'];
  if (wanted !== undefined && wanted !== 'embedded' && wanted !== 'docker') {
    throw new Error(`TEST_DATABASE is "${wanted}"; it takes "embedded" or "docker"`);
  }
  if (wanted === undefined && url !== undefined) {
    return {
      kind: 'server',
      adminUrl: url,
      what: 'the server of TEST_DATABASE_URL',
      stop: async () => undefined,
    };
  }
  if (wanted === 'docker' || (wanted === undefined && (await hasDocker()))) {
    const container = await startPostgres();
    return {
      kind: 'server',
      adminUrl: container.getConnectionUri(),
      what: `${POSTGRES_IMAGE} in Docker`,
      stop: async () => void (await container.stop()),
    };
  }
  return { kind: 'embedded', what: 'the embedded database (no Docker engine is running)' };
}

/** Whether a Docker engine answers. */
export async function hasDocker(): Promise<boolean> {
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** A throw-away server: durability is off, for nothing in it outlives the tests. */
async function startPostgres(): Promise<StartedPostgreSqlContainer> {
  return new PostgreSqlContainer(POSTGRES_IMAGE)
    .withDatabase('precedent')
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'])
    .start();
}
