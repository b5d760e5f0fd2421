import type { StartedPostgreSqlContainer } from '@testcontainers/postgresql';
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
  // Testcontainers takes longer to load than a few tests to run: only who needs it waits for it.
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

const HOUR_MS = 3_600_000;

/**
 * A throw-away server: durability is off, for nothing in it outlives the tests. That it is ready is read in its log, the
 * second time, after its setup: a health check would start a process in the container four times a second for as long as
 * the tests run, which takes a good part of a core.
 */
async function startPostgres(): Promise<StartedPostgreSqlContainer> {
  const [{ PostgreSqlContainer }, { Wait }] = await Promise.all([
    import('@testcontainers/postgresql'),
    import('testcontainers'),
  ]);
  const ready = Wait.forLogMessage(/database system is ready to accept connections/, 2);
  return new PostgreSqlContainer(POSTGRES_IMAGE)
    .withHealthCheck({ test: ['CMD', 'true'], interval: HOUR_MS })
    .withWaitStrategy(Wait.forAll([ready, Wait.forListeningPorts()]))
    .withDatabase('precedent')
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'])
    .start();
}
