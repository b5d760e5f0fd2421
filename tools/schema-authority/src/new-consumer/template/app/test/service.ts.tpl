import { afterAll, beforeAll } from '@jest/globals';
import { openReadServers, RuntimeContract, loadContract } from '@precedent/consumer-kit';
import { createLog, startServer } from '@precedent/service-kit';
import { useTestDatabase, type UsedTestDatabase } from '@precedent/testing';
import { createApp } from '../src/app.ts';
import { NAME, ROLE } from '../src/config.ts';
import { Client } from './client.ts';

export interface RunningService {
  readonly client: Client;
  readonly contract: RuntimeContract;
  stop(): Promise<void>;
}

/** Starts the app of this test process on a free port of 127.0.0.1, as a login that is only a member of ROLE. */
async function startService(database: UsedTestDatabase): Promise<RunningService> {
  const log = createLog({ service: NAME, level: 'silent' });
  const servers = openReadServers({
    urls: [await database.loginIn(ROLE)],
    maxLagSeconds: 30,
    applicationName: `${NAME}-test`,
    log,
    max: 4,
    readOnly: true,
    sharedSession: database.sharedSession,
    role: ROLE,
  });
  await servers.start();
  const { database: opened } = servers;
  const queries = loadContract(new URL('../contract/', import.meta.url));
  const contract = new RuntimeContract(servers, { queries, role: ROLE, log });
  const stopping = new AbortController();
  const app = createApp({
    servers,
    database: opened,
    contract,
    log,
    stopping: stopping.signal,
    limits: {},
  });
  const server = await startServer({ app, port: 0, host: '127.0.0.1', log, stopping: stopping.signal });
  return {
    client: new Client(`http://127.0.0.1:${server.port}`),
    contract,
    async stop() {
      stopping.abort();
      await server.close(1000);
      await servers.stop();
    },
  };
}

export interface UsedService extends Omit<RunningService, 'stop'> {
  readonly database: UsedTestDatabase;
}

/** Gives a test file a service over a database of its own. */
export function useService(): UsedService {
  const holder: { service?: RunningService } = {};
  // Hooks run in the order of their definition: the service ends before its database does.
  afterAll(() => holder.service?.stop());
  const database = useTestDatabase();
  beforeAll(async () => {
    holder.service = await startService(database);
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
    get contract() {
      return running().contract;
    },
  };
}
