import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWithDocker, startServiceProcess, type ServiceProcess } from '@precedent/testing';
import pg from 'pg';
import { until } from '../until.ts';
import { freePort, startDurablePostgres, type DurablePostgres } from './durable-postgres.ts';
import { isCompleted, writeStubbornly, type Ledger } from './stubborn-writer.ts';

/** The full size is KILL_TEST_ACTIONS=50000 KILL_TEST_KILLS=20. */
const ACTIONS = Number(process.env['KILL_TEST_ACTIONS'] ?? 5000);
const KILLS = Number(process.env['KILL_TEST_KILLS'] ?? 3);
const WRITERS = 16;

const MAIN = new URL('../../src/main.ts', import.meta.url);

describeWithDocker('kill -9', () => {
  let postgres: DurablePostgres;
  let service: ServiceProcess | undefined;
  let port: number;

  async function startService(): Promise<void> {
    service = startServiceProcess(MAIN, {
      DATABASE_URL: postgres.writerUrl,
      PORT: String(port),
      LOG_LEVEL: 'info',
    });
    await service.listening();
  }

  async function killService(): Promise<void> {
    service?.kill('SIGKILL');
    await service?.ended();
    await startService();
  }

  beforeAll(async () => {
    postgres = await startDurablePostgres();
    port = await freePort();
    await startService();
  });
  afterAll(async () => {
    service?.kill('SIGKILL');
    await postgres.remove();
  });

  test('loses nothing and doubles nothing once every write has been repeated until it was acknowledged', async () => {
    const ledger: Ledger = { acknowledged: 0, unanswered: 0, ambiguous: 0, wrong: [] };
    let next = 0;
    const take = (): number | undefined => (next < ACTIONS ? next++ : undefined);
    const startedAt = performance.now();
    const url = `http://127.0.0.1:${port}`;
    const writing = Promise.all(Array.from({ length: WRITERS }, () => writeStubbornly(url, take, ledger)));
    for (let kill = 1; kill <= 2 * KILLS; kill += 1) {
      // Spread over the whole run, and always in the middle of writes.
      const due = (ACTIONS * kill) / (2 * KILLS + 1);
      await until(() => next >= due);
      await (kill % 2 === 1 ? postgres.crash() : killService());
    }
    await writing;
    const seconds = (performance.now() - startedAt) / 1000;
    const found = await stored(postgres.adminUrl);
    process.stderr.write(
      `kill test: ${ACTIONS} actions by ${WRITERS} writers, PostgreSQL and service killed ${KILLS} times each, ` +
        `${ledger.acknowledged} writes acknowledged in ${seconds.toFixed(0)} s, ${ledger.unanswered} tries without an ` +
        `acknowledgement, ${ledger.ambiguous} of them committed all the same; ` +
        `lost ${ACTIONS - found.distinct}, doubled ${found.traces - found.distinct}\n`,
    );
    const numbers = Array.from({ length: ACTIONS }, (_, n) => n);
    expect(ledger.wrong).toEqual([]);
    expect(found).toEqual({
      traces: ACTIONS,
      distinct: ACTIONS,
      completed: numbers.filter(isCompleted).length,
      resources: Math.min(50, ACTIONS),
      histories: numbers.filter((n) => n % 2 === 1).length + Math.min(250, Math.ceil(ACTIONS / 2)),
      orphans: 0,
    });
  }, 1_800_000);
});

/** Every action_id of this test is `kill-` and a number below ACTIONS, so distinct ones that are all there are all. */
async function stored(connectionString: string): Promise<Record<'traces' | 'distinct', number>> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(`
    select count(*)::int as traces, count(distinct action_id)::int as distinct,
      (count(*) filter (where execution_status = 'completed'))::int as completed,
      (select count(*)::int from resource_references) as resources,
      (select count(*)::int from action_histories) as histories,
      (select count(*)::int from action_histories h
        where not exists (select from resource_action_traces t where t.action_history_id = h.id)) as orphans
    from resource_action_traces`);
  await client.end();
  return rows[0] as Record<'traces' | 'distinct', number>;
}
