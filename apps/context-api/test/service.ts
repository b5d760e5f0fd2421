import { afterAll, beforeAll } from '@jest/globals';
import { openReadServers, RuntimeContract } from '@precedent/consumer-kit';
import { HashingProvider, type EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { createLog, startServer, type Database } from '@precedent/service-kit';
import { useTestDatabase, type UsedTestDatabase } from '@precedent/testing';
import { checkAnswers } from '@precedent/testing/answers';
import type { KyselyPlugin } from 'kysely';
import { createApp } from '../src/app.ts';
import type { CachePolicy } from '../src/cache/cache-policy.ts';
import { ROLE } from '../src/config.ts';
import { Client, DOCUMENT } from './client.ts';

const checked = checkAnswers('context-api', DOCUMENT);

export interface ServiceOptions {
  /** Default: the reader's login of the test database. */
  readonly databaseUrl?: string | readonly string[];
  readonly provider?: EmbeddingProvider;
  readonly statementTimeoutMs?: number;
  /** Default: generous, for a machine that runs tests is slow at times. */
  readonly silentMs?: number;
  /** For a connection, and for a turn. */
  readonly poolWaitMs?: number;
  readonly searchExactAtMost?: number;
  readonly cache?: Partial<CachePolicy>;
}

export interface RunningService {
  readonly url: string;
  readonly client: Client;
  /** Every line logged so far. */
  readonly log: readonly string[];
  /** How many statements were run so far, readiness and transaction control apart. */
  statements(): number;
  /** As the first step of a shutdown does: no longer ready, still serving. */
  beginToStop(): void;
  stop(): Promise<void>;
}

/** Whatever is not about a slow server waits for it. */
const PATIENT_MS = 30_000;

/** Ends what a failed test leaves running: it would keep the process alive. */
const started = new Set<() => Promise<void>>();
afterAll(() => Promise.all([...started].map((stop) => stop())));

/** Starts the app of this test process on a free port of 127.0.0.1. */
export async function startService(
  { readerUrl, sharedSession }: Pick<UsedTestDatabase, 'readerUrl' | 'sharedSession'>,
  options: ServiceOptions = {},
): Promise<RunningService> {
  const { poolWaitMs = PATIENT_MS } = options;
  const lines: string[] = [];
  const log = createLog({
    service: 'context-api',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  const servers = openReadServers({
    urls: [options.databaseUrl ?? readerUrl].flat(),
    maxLagSeconds: 30,
    applicationName: 'context-api-test',
    log,
    max: 4,
    readOnly: true,
    sharedSession,
    role: ROLE,
    statementTimeoutMs: options.statementTimeoutMs ?? PATIENT_MS,
    silentMs: options.silentMs ?? PATIENT_MS,
    lockTimeoutMs: PATIENT_MS,
    poolWaitMs,
  });
  await servers.start();
  const { database } = servers;
  const stopping = new AbortController();
  const counter = { statements: 0 };
  const app = createApp({
    servers,
    database: counted(database, counter),
    contract: new RuntimeContract(servers, { queries: [], role: ROLE, log }),
    provider: options.provider ?? new HashingProvider(),
    log,
    stopping: stopping.signal,
    limits: { 'queue-wait-ms': poolWaitMs },
    cache: { maxBytes: 1_000_000, staleMs: 60_000, ttlMs: { incidents: 60_000 }, ...options.cache },
    searchExactAtMost: options.searchExactAtMost ?? 5000,
  });
  const server = await startServer({
    app: checked(app),
    port: 0,
    host: '127.0.0.1',
    log,
    stopping: stopping.signal,
  });
  const url = `http://127.0.0.1:${server.port}`;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopping.abort();
    return (stopped ??= server.close(1000).then(() => database.close()));
  };
  started.add(stop);
  return {
    url,
    client: new Client(url),
    log: lines,
    statements: () => counter.statements,
    beginToStop: () => stopping.abort(),
    stop,
  };
}

/** The same database, its statements counted on their way. */
function counted(database: Database<DB>, counter: { statements: number }): Database<DB> {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      counter.statements += 1;
      return Promise.resolve(result);
    },
  };
  return {
    ...database,
    read: (work, settings) => database.read((db) => work(db.withPlugin(plugin)), settings),
  };
}

export interface UsedService extends Pick<RunningService, 'statements' | 'client' | 'url'> {
  readonly database: UsedTestDatabase;
}

/** Gives a test file a service over a database of its own. */
export function useService(options: ServiceOptions = {}): UsedService {
  const holder: { service?: RunningService } = {};
  // Hooks run in the order of their definition: the service ends before its database does.
  afterAll(() => holder.service?.stop());
  const database = useTestDatabase();
  beforeAll(async () => {
    holder.service = await startService(database, options);
  });
  const running = (): RunningService => {
    if (holder.service === undefined) throw new Error('the service exists only inside tests and hooks');
    return holder.service;
  };
  return {
    database,
    get client() {
      return running().client;
    },
    get url() {
      return running().url;
    },
    statements: () => running().statements(),
  };
}
