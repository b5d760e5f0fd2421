import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
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
import { ask, keepAsking, msUntil, print, ready, type Told } from './asking.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url);

describeWithDocker('a primary and its standby', () => {
  let postgres: ReplicatedPostgres;
  let primary: DockerServer;
  let standby: DockerServer;
  let owner: Kysely<DB>;
  let network: Network;
  const services: ServiceProcess[] = [];

  beforeAll(async () => {
    postgres = await startReplicatedPostgres({ standby: true });
    primary = postgres.primary;
    if (postgres.standby === undefined) throw new Error('no standby');
    standby = postgres.standby;
    network = await startNetwork(standby);
    const pool = new pg.Pool({ connectionString: primary.adminUrl, max: 1 });
    owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  });
  afterEach(() => onStandby('select pg_wal_replay_resume()'));
  afterAll(async () => {
    for (const service of services) service.kill('SIGKILL');
    await network.close();
    await owner.destroy();
    await postgres.remove();
  });

  const onStandby = (statement: string) => withClient(standby.adminUrl, (client) => client.query(statement));

  async function start(urls: readonly string[], env: Record<string, string> = {}): Promise<string> {
    const service = startServiceProcess(MAIN, { DATABASE_URLS: urls.join(','), ...env });
    services.push(service);
    return `http://127.0.0.1:${await service.listening()}`;
  }

  /** Inserts an incident on the primary. Returns its id and where the log stood after it. */
  async function write(cluster: string): Promise<{ id: number; lsn: string }> {
    const id = Number(await insertIncident(owner, { cluster_name: cluster })); // pg gives a bigint as text
    const { rows } = await withClient(primary.adminUrl, (client) =>
      client.query<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn'),
    );
    return { id, lsn: rows[0]?.lsn ?? '' };
  }
  const idsOf = ({ body }: Told) => (body as { items: { id: number }[] }).items.map(({ id }) => id);
  const checksOf = async (url: string) =>
    (await ask(`${url}/health/ready?verbose`)).body as {
      checks: { database: { status: string; found: string; reason?: string } };
    };

  test('min_lsn: a standby is waited for up to 1 s, then 503; never an answer without the write', async () => {
    const url = await start([standby.readerUrl]);
    const list = `${url}/api/v1/incidents?cluster_name=lag`;
    for (let round = 0; round < 20; round += 1) {
      const { id, lsn } = await write('lag');
      expect(idsOf(await ask(`${list}&min_lsn=${lsn}`))).toContain(id);
    }
    await onStandby('select pg_wal_replay_pause()');
    const { id, lsn } = await write('lag');
    const early = await ask(`${list}&min_lsn=${lsn}`);
    expect(early).toMatchObject({ status: 503, body: { code: 'temporary-reduced-capacity', min_lsn: lsn } });
    expect(early.headers.get('retry-after')).toBe('1');
    expect([early.ms > 900, early.ms < 2000]).toEqual([true, true]);
    expect(idsOf(await ask(list))).not.toContain(id);
    const waiting = ask(`${list}&min_lsn=${lsn}`);
    await onStandby('select pg_wal_replay_resume()');
    expect(idsOf(await waiting)).toContain(id);
  });

  test('min_lsn: a position behind the header of an empty page is reached with all that there is', async () => {
    const url = await start([standby.readerUrl]);
    const { id } = await write('switched');
    const lsn = await withClient(primary.adminUrl, async (client) => {
      await client.query('select pg_switch_wal()');
      const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn');
      return rows[0]?.lsn ?? '';
    });
    expect(lsn).toMatch(/000028$/);
    const answer = await ask(`${url}/api/v1/incidents?cluster_name=switched&min_lsn=${lsn}`);
    expect([answer.status, idsOf(answer)]).toEqual([200, [id]]);
  });

  test('min_lsn holds at once where there is a primary; each answer tells its position', async () => {
    const url = await start([standby.readerUrl, primary.readerUrl]);
    await onStandby('select pg_wal_replay_pause()');
    for (let round = 0; round < 10; round += 1) {
      const { id, lsn } = await write('both');
      const answer = await ask(`${url}/api/v1/incidents?cluster_name=both&min_lsn=${lsn}`);
      expect(idsOf(answer)).toContain(id);
      expect(answer.headers.get('precedent-lsn')).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
    }
  });

  test('a standby that is too far behind is left out, and readiness and metrics tell', async () => {
    const url = await start([standby.readerUrl, primary.readerUrl], { REPLICA_MAX_LAG_MS: '300' });
    await onStandby('select pg_wal_replay_pause()');
    const { id } = await write('far');
    await msUntil(async () =>
      /is \d+\.\d s behind$/.test((await checksOf(url)).checks.database.reason ?? ''),
    );
    for (let round = 0; round < 10; round += 1) {
      expect(idsOf(await ask(`${url}/api/v1/incidents?cluster_name=far&limit=${round + 1}`))).toContain(id);
    }
    const { checks } = await checksOf(url);
    expect(checks.database).toMatchObject({
      status: 'degraded',
      found: expect.stringMatching(/^server 1: standby at .*, \d+\.\d s behind; server 2: primary at /),
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/db_replica_lag_seconds\{server="[^"]+"[^}]*\} (0\.[3-9]|[1-9])/);
    expect(metrics).toMatch(/db_replica_lag_bytes\{server="[^"]+"[^}]*\} [1-9]/);
  });

  test('a lost server is skipped within a second, without one failed request, and used again when it is back', async () => {
    const url = await start([through(standby.readerUrl, network), primary.readerUrl]);
    await write('lost');
    let number = 0;
    const askers = [1, 2, 3].map(() =>
      keepAsking(
        () => `${url}/api/v1/incidents?cluster_name=lost&name=${(number += 1) % 2 ? 'api' : `n${number}`}`,
      ),
    );
    network.cut();
    const skipped = await msUntil(async () => (await checksOf(url)).checks.database.status === 'degraded');
    // Every asker meets the outage many times.
    await Promise.all(askers.map((asker) => asker.more(20)));
    network.mend();
    const back = await msUntil(async () => (await checksOf(url)).checks.database.status === 'ok');
    const told = (await Promise.all(askers.map((asker) => asker.stop()))).flat();
    const slowest = Math.max(...told.map(({ ms }) => ms));
    print(
      `lost: skipped after ${Math.round(skipped)} ms, back after ${Math.round(back)} ms; ` +
        `${told.length} requests, ${told.filter(({ status }) => status !== 200).length} failed, slowest ${Math.round(slowest)} ms`,
    );
    expect(skipped).toBeLessThan(1000);
    expect(back).toBeLessThan(2000);
    for (const answer of told) expect([answer.status, answer.stale]).toEqual([200, false]);
  });

  test('starts with one of its servers away, and does without it', async () => {
    const url = await start(['postgres://nobody:secret@127.0.0.1:1/none', primary.readerUrl]);
    expect(await ready(url)()).toBe(true);
    expect((await checksOf(url)).checks.database).toMatchObject({ reason: 'server 1 does not answer' });
    expect(await ask(`${url}/api/v1/incidents`)).toMatchObject({ status: 200 });
  });
});
