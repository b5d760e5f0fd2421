import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { describeOnServer, startServiceProcess } from '@precedent/testing';
import { sql } from 'kysely';
import { useService } from './service.ts';
import { minimal } from './traces.ts';
import { until } from './until.ts';

const MAIN = new URL('../src/main.ts', import.meta.url);

describeOnServer('a client that goes away', () => {
  const service = useService({ database: { statementTimeoutMs: 60_000 } });
  const SLOW = minimal({ alert_name: 'Slow' });

  beforeAll(async () => {
    const { owner } = service.database;
    await sql`create function slowly() returns trigger language plpgsql as
      $$ begin if new.alert_name = 'Slow' then perform pg_sleep(60); end if; return new; end $$`.execute(
      owner,
    );
    await sql`create trigger slowly before insert on resource_action_traces
      for each row execute function slowly()`.execute(owner);
  });

  /** Statements of writers that wait for the slow trigger. */
  async function running(): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and application_name like 'data-storage%' and wait_event = 'PgSleep'`.execute(
      service.database.owner,
    );
    return rows[0]?.n ?? -1;
  }
  const send = (url: string, body: unknown, signal: AbortSignal) =>
    fetch(`${url}/api/v1/action-traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });

  test('takes its statement with it, which leaves nothing', async () => {
    const before = await service.counts();
    const took: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const client = new AbortController();
      const answer = send(service.url, SLOW, client.signal).catch((error: unknown) => error);
      await until(async () => (await running()) === 1);
      const left = performance.now();
      client.abort();
      await answer;
      while ((await running()) > 0) await pause(2);
      took.push(performance.now() - left);
    }
    process.stderr.write(`client gone, INSERT gone after ${took.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
    expect(took.toSorted((a, b) => a - b)[2]).toBeLessThan(500);
    expect(await service.counts()).toEqual(before);
  });

  test('whenever it goes, takes nothing with it that belongs to another', async () => {
    const before = (await service.counts()).traces;
    const outcome = { stored: 0, gone: 0 };
    const leaving = async () => {
      const signal = AbortSignal.timeout(Math.ceil(Math.random() * 15));
      await send(service.url, minimal(), signal).then(
        (response) => response.text(),
        () => (outcome.gone += 1),
      );
    };
    const staying = async () => {
      await service.client.create(minimal());
      outcome.stored += 1;
    };
    for (let round = 0; round < 40; round += 1) {
      await Promise.all([leaving(), staying(), leaving(), staying(), leaving()]);
    }
    expect(outcome.gone).toBeGreaterThan(20);
    expect((await service.counts()).traces - before).toBeGreaterThanOrEqual(outcome.stored);
  });

  test('so does a service that dies', async () => {
    const child = startServiceProcess(MAIN, {
      DATABASE_URL: service.database.writerUrl,
      DATABASE_STATEMENT_TIMEOUT_MS: '60000',
    });
    const url = `http://127.0.0.1:${await child.listening()}`;
    const answer = send(url, SLOW, new AbortController().signal).catch((error: unknown) => error);
    await until(async () => (await running()) === 1);
    const killed = performance.now();
    child.kill('SIGKILL');
    await answer;
    while ((await running()) > 0) await pause(2);
    process.stderr.write(`service killed, INSERT gone after ${(performance.now() - killed).toFixed(0)} ms\n`);
    await child.ended();
  });
});
