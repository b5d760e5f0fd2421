import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DB } from '@precedent/schema';
import {
  describeWithDocker,
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
import { ask, keepAsking, msUntil, notReady, print, ready, type Told } from './asking.ts';
import { openSlowClients } from './slow-clients.ts';

/** How long the network is cut and the lock is held; the sizes are 10 000 and OUTAGE_LOCK_MS=30000. */
const CUT_MS = Number(process.env['OUTAGE_CUT_MS'] ?? 10_000);
const LOCK_MS = Number(process.env['OUTAGE_LOCK_MS'] ?? 5000);

const MAIN = new URL('../../src/main.ts', import.meta.url);

describeWithDocker('an outage', () => {
  let postgres: ReplicatedPostgres;
  let network: Network;
  let service: ServiceProcess;
  let url: string;
  let known: Told;
  let number = 0;
  const KNOWN = '/api/v1/incidents?limit=3';

  beforeAll(async () => {
    postgres = await startReplicatedPostgres();
    network = await startNetwork(postgres.primary);
    await insertInto(postgres.primary.adminUrl);
    service = startServiceProcess(MAIN, { DATABASE_URL: through(postgres.primary.readerUrl, network) });
    url = `http://127.0.0.1:${await service.listening()}`;
    known = await ask(url + KNOWN);
    expect(known).toMatchObject({ status: 200, body: { items: [{ id: 1 }] } });
  });
  afterAll(async () => {
    service.kill('SIGKILL');
    await network.close();
    await postgres.remove();
  });

  /** Clients that ask the same again and others that ask something new each time, during an outage. */
  async function during(outage: () => Promise<void>): Promise<{ same: Told[]; fresh: Told[] }> {
    const same = [1, 2, 3, 4].map(() => keepAsking(() => url + KNOWN));
    const fresh = [1, 2, 3, 4].map(() => keepAsking(() => `${url}/api/v1/incidents?name=n${(number += 1)}`));
    await outage();
    const all = async (askers: typeof same) =>
      (await Promise.all(askers.map((asker) => asker.stop()))).flat();
    return { same: await all(same), fresh: await all(fresh) };
  }

  /** Nothing hangs, nothing is wrong, and what is not known to be right says so. */
  function expectRight({ same, fresh }: { same: Told[]; fresh: Told[] }, what: string): void {
    const slowest = Math.max(...[...same, ...fresh].map(({ ms }) => ms));
    const count = (tolds: Told[], of: (told: Told) => boolean) => tolds.filter(of).length;
    print(
      `${what}: ${same.length} known answers, ${count(same, ({ stale }) => stale)} of them stale; ` +
        `${fresh.length} new questions, ${count(fresh, ({ status }) => status === 503)} answered 503; ` +
        `slowest ${Math.round(slowest)} ms`,
    );
    for (const told of same) expect(told).toMatchObject({ status: 200, body: known.body });
    expect(same.some(({ stale }) => stale)).toBe(true);
    for (const told of fresh) {
      expect([200, 503, 504]).toContain(told.status);
      if (told.status === 200) expect(told).toMatchObject({ body: { items: [] }, stale: false });
      if (told.status === 503) expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  }

  test('a killed database: not ready within 1 s, ready within 2 s of its return', async () => {
    const times: Record<string, number> = {};
    const told = await during(async () => {
      await postgres.primary.kill();
      times['not ready after'] = await msUntil(notReady(url));
      await postgres.primary.start();
      await msUntil(() => canConnect(postgres.primary.adminUrl));
      times['ready again after'] = await msUntil(ready(url));
      times['fresh again after'] = await msUntil(isFresh);
    });
    print(JSON.stringify(times));
    expectRight(told, 'killed');
    expect(times['not ready after']).toBeLessThan(1000);
    expect(times['ready again after']).toBeLessThan(2000);
  });

  test(`a network that is silent for ${CUT_MS} ms`, async () => {
    const times: Record<string, number> = {};
    const told = await during(async () => {
      network.cut();
      times['not ready after'] = await msUntil(notReady(url));
      await new Promise((resolve) => setTimeout(resolve, CUT_MS));
      network.mend();
      times['ready again after'] = await msUntil(ready(url));
      times['fresh again after'] = await msUntil(isFresh);
    });
    print(JSON.stringify(times));
    expectRight(told, 'cut');
    expect(times['not ready after']).toBeLessThan(1000);
    expect(times['ready again after']).toBeLessThan(2000);
  });

  test(`a lock that is held for ${LOCK_MS} ms`, async () => {
    const told = await during(() =>
      withClient(postgres.primary.adminUrl, async (client) => {
        await client.query('begin; lock table resource_action_traces in access exclusive mode');
        // The transaction of the lock makes kept answers be computed again only once it has an id.
        await client.query('select pg_current_xact_id()');
        await new Promise((resolve) => setTimeout(resolve, LOCK_MS));
        await client.query('rollback');
      }),
    );
    // Before the lock's transaction ends readers see the same data, so kept answers are right.
    for (const answer of told.same) expect(answer).toMatchObject({ status: 200, body: known.body });
    for (const { status, ms } of told.fresh) {
      expect([200, 503, 504]).toContain(status);
      expect(ms).toBeLessThan(5000);
    }
    expect(await msUntil(isFresh)).toBeLessThan(2000);
  });

  test('1000 slow clients take nothing from the others', async () => {
    const quick = await keepAskingFor(2000);
    const slow = await openSlowClients(url, 1000);
    const beside = await keepAskingFor(2000);
    print(
      `p99 ${percentile(quick, 99)} ms alone, ${percentile(beside, 99)} ms beside ${slow.open()} slow clients`,
    );
    for (const told of beside) expect(told).toMatchObject({ status: 200, body: known.body });
    expect(await ready(url)()).toBe(true);
    slow.close();
  });

  async function keepAskingFor(ms: number): Promise<Told[]> {
    const asker = keepAsking(() => url + KNOWN);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return asker.stop();
  }

  async function isFresh(): Promise<boolean> {
    const { status, stale } = await ask(url + KNOWN);
    return status === 200 && !stale;
  }
});

function percentile(tolds: readonly Told[], percent: number): number {
  const sorted = tolds.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length * percent) / 100)] ?? 0) * 10) / 10;
}

async function insertInto(adminUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  const owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  await insertIncident(owner);
  await owner.destroy();
}

function canConnect(adminUrl: string): Promise<boolean> {
  return withClient(adminUrl, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );
}
