import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { describeOnServer, insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import { useService } from './service.ts';
import { embedded, turned } from './vectors.ts';

describeOnServer('a client that goes away', () => {
  const service = useService({ statementTimeoutMs: 60_000 });

  beforeAll(async () => {
    const { owner } = service.database;
    await insertIncident(owner, embedded(0));
    await sql`create function slow() returns boolean language plpgsql as
      'begin perform pg_sleep(60); return true; end'`.execute(owner);
    await sql`create policy slow on action_histories using (slow())`.execute(owner);
  });

  async function running(): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and application_name = 'context-api-test' and wait_event = 'PgSleep'`.execute(
      service.database.owner,
    );
    return rows[0]?.n ?? -1;
  }

  test.each([
    ['list', '/api/v1/incidents', undefined],
    ['search in a transaction', '/api/v1/incidents/search', { embedding: turned(0) }],
  ])('takes its %s with it, and the connections serve on', async (what, path, body) => {
    const { owner } = service.database;
    await sql`alter table action_histories enable row level security`.execute(owner);
    const took: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const client = new AbortController();
      const answer = fetch(service.url + path, {
        signal: client.signal,
        ...(body && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      }).catch((error: unknown) => error);
      while ((await running()) !== 1) await pause(5);
      const left = performance.now();
      client.abort();
      await answer;
      while ((await running()) > 0) await pause(2);
      took.push(performance.now() - left);
    }
    process.stderr.write(
      `client gone, ${what} gone after ${took.map((ms) => ms.toFixed(0)).join(', ')} ms\n`,
    );
    expect(took.toSorted((a, b) => a - b)[2]).toBeLessThan(500);
    await sql`alter table action_histories disable row level security`.execute(owner);
    const pages = await Promise.all(Array.from({ length: 12 }, () => service.client.list()));
    for (const page of pages) expect(page.items).toHaveLength(1);
  });
});
