import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { databaseOpener, type AnyTables } from '../../test/open-test-database.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { runUntilAborted, WorkAborted } from '../abort-scope.ts';
import { type Database } from './database.ts';

describeOnServer('work that is aborted', () => {
  const database = useTestDatabase();
  const open = databaseOpener();

  /** Statements of the pool that run at this moment. */
  async function running(): Promise<number> {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM pg_stat_activity
      WHERE application_name = 'kit-test' AND datname = current_database() AND state <> 'idle'`.execute(
      database.owner,
    );
    return rows[0]?.n ?? -1;
  }
  /** The server may still be ending what it has already said to be cancelled. */
  const nothingRuns = () => waitUntil(async () => ((await running()) === 0 ? true : undefined));
  const slowly = (db: Database<AnyTables>) =>
    db.read((reader) => reader.selectNoFrom(sql`pg_sleep(60)`.as('value')).execute());
  const value = (db: Database<AnyTables>, n: number) =>
    db.read((reader) => reader.selectNoFrom(sql<number>`${n}::int`.as('value')).executeTakeFirst());

  test('its statement is cancelled, and the connection serves on', async () => {
    const db = open(database.writerUrl, { max: 1, statementTimeoutMs: 60_000 });
    const client = new AbortController();
    const work = runUntilAborted(client.signal, () => slowly(db));
    await waitUntil(async () => ((await running()) === 1 ? true : undefined));
    client.abort();
    await expect(work).rejects.toThrow(WorkAborted);
    await nothingRuns();
    expect(await value(db, 7)).toEqual({ value: 7 });
    expect(db.stats()).toEqual({ total: 1, idle: 1, waiting: 0 });
  });

  test('it is not begun any more, and a connection it waited for goes to the next', async () => {
    const db = open(database.writerUrl, { max: 1, statementTimeoutMs: 60_000 });
    const first = new AbortController();
    const second = new AbortController();
    const holding = runUntilAborted(first.signal, () => slowly(db));
    await waitUntil(async () => ((await running()) === 1 ? true : undefined));
    const waiting = runUntilAborted(second.signal, () => slowly(db));
    await waitUntil(() => (db.stats().waiting === 1 ? true : undefined));
    second.abort();
    await expect(waiting).rejects.toThrow(WorkAborted);
    await expect(runUntilAborted(second.signal, () => value(db, 1))).rejects.toThrow(WorkAborted);
    first.abort();
    await expect(holding).rejects.toThrow(WorkAborted);
    expect(await value(db, 8)).toEqual({ value: 8 });
  });

  test('a transaction is rolled back, also when the abort comes between its statements', async () => {
    const db = open(database.writerUrl, { max: 1 });
    const client = new AbortController();
    const work = runUntilAborted(client.signal, () =>
      db.write(async (tx) => {
        await sql`SET LOCAL lock_timeout = '1234ms'`.execute(tx);
        client.abort();
      }),
    );
    await expect(work).rejects.toThrow(WorkAborted);
    const rows = await db.read((reader) =>
      reader.selectNoFrom(sql<string>`current_setting('lock_timeout')`.as('value')).execute(),
    );
    expect(rows).toEqual([{ value: '1s' }]);
  });

  test('whenever it comes: every connection answers its own query afterwards, with its own settings', async () => {
    const db = open(database.writerUrl, { max: 4 });
    const outcomes = { done: 0, aborted: 0 };
    const work = async (n: number, patienceMs: number) => {
      const client = new AbortController();
      const answer = runUntilAborted(client.signal, () =>
        n % 2 === 0
          ? value(db, n)
          : db.write(
              (tx) =>
                tx
                  .selectNoFrom([sql<number>`${n}::int`.as('value'), sql`pg_sleep(0.002)`.as('slept')])
                  .executeTakeFirst(),
              { lock_timeout: '4321' },
            ),
      );
      await sleep(Math.random() * patienceMs);
      client.abort();
      try {
        expect((await answer)?.value).toBe(n);
        outcomes.done += 1;
      } catch (error) {
        if (!(error instanceof WorkAborted)) throw error;
        outcomes.aborted += 1;
      }
    };
    // Until enough of both were seen; a slow machine is given more and more time.
    for (let round = 0; round < 60 || Math.min(outcomes.done, outcomes.aborted) <= 20; round += 1) {
      await Promise.all(Array.from({ length: 8 }, (_, at) => work(round * 8 + at, 8 + round / 8)));
    }
    await nothingRuns();
    const probes = Array.from({ length: 40 }, (_, n) =>
      db.read((reader) =>
        reader
          .selectNoFrom([
            sql<number>`${n}::int`.as('value'),
            sql<string>`current_setting('lock_timeout')`.as('lock_timeout'),
            sql`pg_sleep(0.01)`.as('slept'),
          ])
          .executeTakeFirst(),
      ),
    );
    const answers = await Promise.all(probes);
    answers.forEach((answer, n) => expect(answer).toMatchObject({ value: n, lock_timeout: '1s' }));
  });

  test('the server itself looks whether this process is still there', async () => {
    const db = open(database.writerUrl);
    const rows = await db.read((reader) =>
      reader.selectNoFrom(sql<string>`current_setting('client_connection_check_interval')`.as('v')).execute(),
    );
    expect(rows).toEqual([{ v: '500ms' }]);
  });
});
