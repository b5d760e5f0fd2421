import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DB } from '@precedent/schema';
import {
  describeWithDocker,
  type DockerServer,
  insertIncident,
  type Network,
  type ReplicatedPostgres,
  type ServiceProcess,
  startNetwork,
  startReplicatedPostgres,
  startServiceProcess,
  through,
  withClient,
} from '@precedent/testing';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ask, msUntil, ready, type Told } from './asking.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url);
/** More than an incident takes. */
const TRANSACTIONS = 20;

describeWithDocker('a failover to a standby that had not received the last writes', () => {
  let postgres: ReplicatedPostgres;
  let standby: DockerServer;
  let network: Network;
  let service: ServiceProcess;
  /** Where the one address leads that the service knows. */
  let place: { host: string; port: number };

  beforeAll(async () => {
    postgres = await startReplicatedPostgres({ standby: true });
    if (postgres.standby === undefined) throw new Error('no standby');
    standby = postgres.standby;
    place = { host: postgres.primary.host, port: postgres.primary.port };
    network = await startNetwork(place);
    service = startServiceProcess(MAIN, {
      DATABASE_URL: through(postgres.primary.readerUrl, network),
      CACHE_TTL_INCIDENTS_MS: '3600000',
    });
  });
  afterAll(async () => {
    service.kill('SIGKILL');
    await network.close();
    await postgres.remove();
  });

  const clustersOf = ({ body }: Told) =>
    (body as { items: { cluster_name: string }[] }).items.map(({ cluster_name }) => cluster_name);

  test('what the lost server had is not given again, though the new one counts the same transactions', async () => {
    const url = `http://127.0.0.1:${await service.listening()}`;
    const list = `${url}/api/v1/incidents`;
    await query(standby, "alter system set primary_conninfo = ''");
    await query(standby, 'select pg_reload_conf()');
    await msUntil(async () => (await query(standby, 'select from pg_stat_wal_receiver')).length === 0);
    await insert(postgres.primary, 'lost');
    for (let spent = 0; spent < TRANSACTIONS; spent += 1) await spend(postgres.primary);
    let last = await snapshot(postgres.primary);
    let kept = await ask(list);
    // The server has transactions of its own now and then, and each ends what is kept.
    while (kept.headers.get('cache-status') !== 'precedent-context-api; hit') {
      last = await snapshot(postgres.primary);
      kept = await ask(list);
    }
    expect(clustersOf(kept)).toEqual(['lost']);

    await postgres.primary.kill();
    await query(standby, 'select pg_promote()');
    await insert(standby, 'known');
    while ((await snapshot(standby)) !== last) await spend(standby);
    place.port = standby.port;
    network.cut();
    network.mend();
    await msUntil(ready(url));
    const answer = await ask(list);
    expect([answer.stale, clustersOf(answer)]).toEqual([false, ['known']]);
  });
});

async function insert({ adminUrl }: DockerServer, cluster: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  const owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  await insertIncident(owner, { cluster_name: cluster });
  await owner.destroy();
}

async function query({ adminUrl }: DockerServer, statement: string): Promise<Record<string, unknown>[]> {
  const { rows } = await withClient(adminUrl, (client) => client.query<Record<string, unknown>>(statement));
  return rows;
}

const spend = (server: DockerServer) => query(server, 'select pg_current_xact_id()');

async function snapshot(server: DockerServer): Promise<string> {
  const [row] = await query(server, 'select pg_current_snapshot()::text as snapshot');
  return String(row?.['snapshot']);
}
