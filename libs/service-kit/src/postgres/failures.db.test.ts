import { beforeAll, expect, test } from '@jest/globals';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { databaseOpener } from '../../test/open-test-database.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { toProblem } from '../sqlstate.ts';

describeOnServer('a real server', () => {
  const database = useTestDatabase();
  const open = databaseOpener();
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => toProblem(error),
    );
  const select = (expression: string) => sql.raw(expression).as('value');

  beforeAll(async () => {
    await sql`CREATE TABLE shelf (id int8 PRIMARY KEY, name text)`.execute(database.owner);
    await sql`GRANT SELECT, INSERT, UPDATE ON shelf TO precedent_writer`.execute(database.owner);
    await sql`INSERT INTO shelf VALUES (1, 'one'), (2, 'two')`.execute(database.owner);
  });

  test('no free connection in time is 503, and the pool recovers', async () => {
    const db = open(database.writerUrl, { max: 1, poolWaitMs: 2000 });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const holder = db.write(async (tx) => {
      await tx.selectNoFrom(select('1')).execute();
      begun();
      await held;
    });
    await started;
    const waiting = failureOf(db.read((reader) => reader.selectNoFrom(select('1')).execute()));
    await waitUntil(() => (db.stats().waiting === 1 ? true : undefined));
    expect(await waiting).toMatchObject({ code: 'temporary-reduced-capacity' });
    await expect(db.ping(10_000)).resolves.toBeUndefined();
    release();
    await holder;
    expect(await db.read((reader) => reader.selectNoFrom(select('1')).execute())).toEqual([{ value: 1 }]);
    expect(db.stats()).toEqual({ total: 1, idle: 1, waiting: 0 });
  });

  test('a statement beyond its time limit is 504 and names the limit', async () => {
    const db = open(database.writerUrl, { statementTimeoutMs: 300 });
    const sleep = () => db.read((reader) => reader.selectNoFrom(select('pg_sleep(10)')).execute());
    expect((await failureOf(sleep()))?.detail).toMatch(/time limit of 300 ms/);
    const slower = db.read((reader) => reader.selectNoFrom(select('pg_sleep(10)')).execute(), {
      statement_timeout: '400',
    });
    expect(await failureOf(slower)).toMatchObject({
      code: 'query-timeout',
      detail: expect.stringMatching(/of 400 ms/),
    });
  });

  test('a connection cut during a transaction is 503, and is not used again', async () => {
    const db = open(database.writerUrl, { max: 1 });
    let pid = 0;
    const cut = db.write(async (tx) => {
      const { value } = await tx
        .selectNoFrom(sql<number>`pg_backend_pid()`.as('value'))
        .executeTakeFirstOrThrow();
      pid = value;
      await sql`SELECT pg_terminate_backend(${pid})`.execute(database.owner);
      await tx.selectFrom('shelf').select('id').execute();
    });
    expect(await failureOf(cut)).toMatchObject({ code: 'temporary-reduced-capacity' });
    const [after] = await db.read((reader) => reader.selectNoFrom(select('pg_backend_pid()')).execute());
    expect(after?.['value']).not.toBe(pid);
  });

  test('a connection that the server closed under a query is not lent again', async () => {
    const db = open(database.ownerUrl, { max: 1 });
    for (let round = 0; round < 20; round += 1) {
      const suicide = db.read((reader) =>
        reader.selectNoFrom(select('pg_terminate_backend(pg_backend_pid())')).execute(),
      );
      expect(await failureOf(suicide)).toMatchObject({ cause: { code: '57P01' } });
      expect(await db.read((reader) => reader.selectNoFrom(select('1')).execute())).toEqual([{ value: 1 }]);
    }
  });

  test('a failing ROLLBACK hides neither the error before it nor keeps the connection', async () => {
    const db = open(database.writerUrl, { max: 1 });
    let pid = 0;
    const failing = db.write(async (tx) => {
      const { value } = await tx
        .selectNoFrom(sql<number>`pg_backend_pid()`.as('value'))
        .executeTakeFirstOrThrow();
      pid = value;
      await sql`SELECT pg_terminate_backend(${pid})`.execute(database.owner);
      throw new Error('the reason');
    });
    await expect(failing).rejects.toThrow('the reason');
    const [after] = await db.read((reader) => reader.selectNoFrom(select('pg_backend_pid()')).execute());
    expect(after?.['value']).not.toBe(pid);
  });

  test('an idle connection that is cut is logged, and the process lives on', async () => {
    const db = open(database.writerUrl, { max: 1 });
    const [row] = await db.read((reader) => reader.selectNoFrom(select('pg_backend_pid()')).execute());
    await sql`SELECT pg_terminate_backend(${row?.['value']})`.execute(database.owner);
    const line = await waitUntil(() =>
      db.lines().find((entry) => entry['msg'] === 'an idle database connection failed'),
    );
    expect(JSON.stringify(line)).not.toMatch(/secretKey|parsedStatements/);
    expect(await db.read((reader) => reader.selectNoFrom(select('1')).execute())).toEqual([{ value: 1 }]);
  });

  test('two transactions that lock each other out both succeed in the end', async () => {
    const db = open(database.writerUrl, { lockTimeoutMs: 10_000, statementTimeoutMs: 20_000 });
    let arrived = 0;
    const both: (() => void)[] = [];
    const meet = () =>
      new Promise<void>((resolve) => {
        arrived += 1;
        both.push(resolve);
        // Only the first round meets; a retry finds the other gone.
        if (arrived >= 2) both.forEach((go) => go());
      });
    const lock = (ids: readonly number[]) =>
      db.write(async (tx) => {
        await tx.updateTable('shelf').set({ name: 'x' }).where('id', '=', ids[0]).execute();
        await meet();
        await tx.updateTable('shelf').set({ name: 'x' }).where('id', '=', ids[1]).execute();
      });
    await Promise.all([lock([1, 2]), lock([2, 1])]);
    // One more try is the rule; now and then the one that is tried again is quicker than the one it made way for.
    expect(arrived).toBeGreaterThanOrEqual(3);
  });
});
