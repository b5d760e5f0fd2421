import { EventEmitter } from 'node:events';
import { afterAll, beforeAll } from '@jest/globals';
import { HashingProvider, type EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import {
  createLog,
  createMetrics,
  openDatabase,
  Shutdown,
  startServer,
  type DatabaseOptions,
  type LimitValues,
  type Logger,
} from '@precedent/service-kit';
import { MIGRATIONS, useTestDatabase, type TestDatabase, type UsedTestDatabase } from '@precedent/testing';
import { checkAnswers } from '@precedent/testing/answers';
import { createApp } from '../src/app.ts';
import { embeddingMetrics } from '../src/embeddings/embedding-metrics.ts';
import { EmbeddingWorker, type EmbeddingWorkerOptions } from '../src/embeddings/worker.ts';
import { rememberModels } from '../src/embeddings/remember-models.ts';
import { healthChecks } from '../src/health/checks.ts';
import { newestMigration } from '../src/health/schema.check.ts';
import { Redactor } from '../src/redaction/redactor.ts';
import { Client, DOCUMENT } from './client.ts';

const checked = checkAnswers('data-storage', DOCUMENT);

export interface ServiceOptions {
  readonly provider?: EmbeddingProvider;
  /** Given, the embedding worker runs; without it rows stay as a test made them. */
  readonly worker?: Partial<EmbeddingWorkerOptions>;
  readonly database?: Partial<DatabaseOptions>;
  readonly callerHeader?: string;
  readonly redactor?: Redactor;
  readonly limits?: LimitValues;
  readonly log?: Logger;
}

/** The service as main.ts composes it, on a free port. */
export interface RunningService {
  readonly url: string;
  readonly client: Client;
  stop(): Promise<void>;
}

/** Whatever is not about a full pool waits for a connection, however slow the machine is at times. */
const PATIENT_MS = 30_000;

const SILENT = createLog({ service: 'data-storage', level: 'silent' });

/** Starts the service on a test database, with the writer's login. */
export async function startService(
  { writerUrl, sharedSession }: TestDatabase,
  options: ServiceOptions = {},
): Promise<RunningService> {
  const {
    provider = new HashingProvider(),
    log = SILENT,
    callerHeader,
    limits = {},
    redactor = new Redactor(),
  } = options;
  const { poolWaitMs = PATIENT_MS } = options.database ?? {};
  const shutdown = new Shutdown({ log, signals: new EventEmitter(), exit: () => undefined });
  const { stopping } = shutdown;
  const database = openDatabase<DB>({
    connectionString: writerUrl,
    applicationName: 'data-storage-test',
    sharedSession,
    log,
    ...options.database,
    poolWaitMs,
  });
  shutdown.addResource('database', () => database.close());
  const metrics = createMetrics('data-storage');
  const embeddingQueue = new EmbeddingWorker({
    database,
    provider,
    metrics: embeddingMetrics(metrics, database, provider.model),
    log,
    ...options.worker,
  });
  if (options.worker !== undefined) embeddingQueue.start();
  shutdown.addResource('embedding worker', () => embeddingQueue.stop());
  const checks = healthChecks({
    database,
    needed: await newestMigration(MIGRATIONS),
    provider,
  });
  const app = createApp({
    log,
    metrics,
    checks,
    stopping,
    // Who is patient with the pool is patient with the line before it.
    limits: { 'queue-wait-ms': poolWaitMs, ...limits },
    callerHeader,
    database,
    provider,
    rememberModels: (models) => rememberModels(database, models),
    embeddingQueue,
    redactor,
    defaultCluster: 'the-default',
  });
  const server = await startServer({ app: checked(app), port: 0, host: '127.0.0.1', log, stopping });
  shutdown.addServer(server);
  const url = `http://127.0.0.1:${server.port}`;
  return { url, client: new Client(url), stop: () => shutdown.begin('end of test') };
}

/** A service with a database of its own for a test file. */
export interface UsedService {
  readonly database: UsedTestDatabase;
  readonly client: Client;
  readonly url: string;
  /** Starts a further service on the same database; it ends with the test file. */
  start(options?: ServiceOptions): Promise<RunningService>;
  /** Rows in each table. */
  counts(): Promise<{ resources: number; histories: number; traces: number }>;
}

/** Gives a test file (or one describe block) a database and the service on it. */
export function useService(options: ServiceOptions = {}): UsedService {
  const running: RunningService[] = [];
  // Registered before the database's own hook, so that it runs before the database is dropped.
  afterAll(async () => {
    await Promise.all(running.map((service) => service.stop()));
  });
  const database = useTestDatabase();
  const start = async (more: ServiceOptions = {}): Promise<RunningService> => {
    const service = await startService(database, more);
    running.push(service);
    return service;
  };
  beforeAll(() => start(options));
  const first = (): RunningService => {
    const [service] = running;
    if (service === undefined) throw new Error('the service runs only inside tests');
    return service;
  };
  const count = async (table: keyof DB): Promise<number> => {
    const query = database.owner.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('rows'));
    return (await query.executeTakeFirstOrThrow()).rows;
  };
  return {
    database,
    get client() {
      return first().client;
    },
    get url() {
      return first().url;
    },
    start,
    counts: async () => ({
      resources: await count('resource_references'),
      histories: await count('action_histories'),
      traces: await count('resource_action_traces'),
    }),
  };
}
