import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { sql, type Kysely } from 'kysely';
import { databaseOpener, type AnyTables } from '../../test/open-test-database.ts';
import { toProblem } from '../sqlstate.ts';
import { type Database, reading, type ReadonlyKysely } from './database.ts';

const database = useTestDatabase();
const open = databaseOpener();
type Reader = ReadonlyKysely<AnyTables>;

const one = (db: Reader, expressions: Record<string, string>): Promise<Record<string, unknown>> =>
  db
    .selectNoFrom(Object.entries(expressions).map(([name, text]) => sql.raw(text).as(name)))
    .executeTakeFirstOrThrow() as Promise<Record<string, unknown>>;

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => toProblem(error),
  );

beforeAll(async () => {
  await sql`CREATE TABLE shelf (id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE)`.execute(
    database.owner,
  );
  await sql`GRANT SELECT, INSERT, UPDATE ON shelf TO precedent_writer`.execute(database.owner);
  await sql`GRANT SELECT ON shelf TO precedent_reader`.execute(database.owner);
});

describeOnServer('own sessions', () => behavesAsDocumented(false));
describe('shared session', () => behavesAsDocumented(true));

function behavesAsDocumented(sharedSession: boolean): void {
  const mode = sharedSession ? 'shared' : 'own';
  let db: Database<AnyTables>;
  beforeAll(() => {
    db = open(database.writerUrl, { sharedSession, role: 'precedent_writer' });
  });

  test('values arrive as documented', async () => {
    const row = await db.read((reader) =>
      one(reader, {
        at: `'2026-11-24 01:51:33.000001+05:30'::timestamptz`,
        count: 'count(*)',
        items: 'array[1::int8, null]',
        json: `'{"a":[1]}'::jsonb`,
        zone: `current_setting('TimeZone')`,
      }),
    );
    expect(row).toEqual({
      at: '2026-11-23T20:21:33.000001Z',
      count: 1,
      items: [1, null],
      json: { a: [1] },
      zone: 'UTC',
    });
  });

  test('every statement is told of, with the time it took and how it ended', async () => {
    const own = open(database.writerUrl, { sharedSession, role: 'precedent_writer' });
    const told: { seconds: number; outcome: string }[] = [];
    own.listen((seconds, outcome) => told.push({ seconds, outcome }));
    await own.read((reader) => one(reader, { n: '1' }));
    await own.write((tx) => one(reading(tx), { n: '2' }));
    expect(await failureOf(own.read((reader) => one(reader, { wrong: '1 / 0' })))).toBeDefined();
    const failed = told.filter(({ outcome }) => outcome === 'failed');
    expect(failed).toHaveLength(1);
    // Also those that begin and end transactions.
    expect(told.length - failed.length).toBeGreaterThanOrEqual(2);
    expect(told.filter(({ seconds }) => !(seconds > 0 && seconds < 60))).toEqual([]);
  });

  test('an int8 beyond exact numbers fails instead of being rounded', async () => {
    const failure = await failureOf(db.read((reader) => one(reader, { n: '9007199254740993::int8' })));
    expect(failure).toMatchObject({ code: 'internal', cause: { name: 'RangeError' } });
  });

  test('time limits hold', async () => {
    const limits = await db.read((reader) =>
      one(reader, {
        statement: `current_setting('statement_timeout')`,
        lock: `current_setting('lock_timeout')`,
        idle: `current_setting('idle_in_transaction_session_timeout')`,
      }),
    );
    expect(limits).toEqual({ statement: '2s', lock: '1s', idle: '5s' });
  });

  test('read with settings is a read-only transaction that keeps them to itself', async () => {
    const look = {
      ef: `current_setting('hnsw.ef_search', true)`,
      ro: `current_setting('transaction_read_only')`,
    };
    const inside = await db.read((reader) => one(reader, look), { 'hnsw.ef_search': '123' });
    expect(inside).toEqual({ ef: '123', ro: 'on' });
    const after = await db.write((tx) => one(tx as unknown as Reader, look));
    expect(after['ef']).not.toBe('123');
    expect(after['ro']).toBe('off');
  });

  test('a read-only transaction refuses writes', async () => {
    const insert = db.read(
      (reader) =>
        (reader as unknown as Kysely<AnyTables>).insertInto('shelf').values({ name: 'no' }).execute(),
      {},
    );
    expect(await failureOf(insert)).toMatchObject({ code: 'internal', cause: { code: '25006' } });
  });

  test('write commits, or leaves nothing', async () => {
    const name = `${mode} kept`;
    await db.write((tx) => tx.insertInto('shelf').values({ name }).execute());
    const failing = db.write(async (tx) => {
      await tx
        .insertInto('shelf')
        .values({ name: `${mode} lost` })
        .execute();
      await tx.insertInto('shelf').values({ name }).execute();
    });
    expect(await failureOf(failing)).toMatchObject({ code: 'conflict' });
    const names = await db.read((reader) =>
      reader.selectFrom('shelf').select('name').where('name', 'like', `${mode}%`).execute(),
    );
    expect(names).toEqual([{ name }]);
  });

  test('single runs one statement', async () => {
    const row = await db.single((writer) =>
      writer
        .insertInto('shelf')
        .values({ name: `${mode} single` })
        .returning(['id', 'name'])
        .executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ id: expect.any(Number), name: `${mode} single` });
  });

  test('what the schema lacks is named', async () => {
    const missing = await failureOf(
      db.read((reader) => reader.selectFrom('shelf as s').select('s.colour').execute()),
    );
    expect(missing).toMatchObject({
      code: 'schema-incompatible',
      detail: expect.stringMatching(/Affected: s\.colour\.$/),
    });
    const table = await failureOf(db.read((reader) => reader.selectFrom('cellar').select('id').execute()));
    expect(table?.detail).toMatch(/Affected: cellar\.$/);
  });

  test('transactions at the same time keep their settings apart', async () => {
    const values = Array.from({ length: 20 }, (_, index) => String(index + 1));
    const seen = await Promise.all(
      values.map((value) =>
        db.read((reader) => one(reader, { ef: `current_setting('hnsw.ef_search')` }), {
          'hnsw.ef_search': value,
        }),
      ),
    );
    expect(seen).toEqual(values.map((ef) => ({ ef })));
  });

  test('bad settings leave the connection usable', async () => {
    const bad = db.read((reader) => one(reader, { n: '1' }), { work_mem: 'plenty' });
    expect(await failureOf(bad)).toMatchObject({ status: 500 });
    expect(await db.read((reader) => one(reader, { n: '1' }))).toEqual({ n: 1 });
  });

  test('ping answers', async () => {
    await expect(db.ping(1000)).resolves.toBeUndefined();
  });
}

test('with a shared session every transaction takes the role, and the session keeps its own', async () => {
  const reader = open(database.ownerUrl, { sharedSession: true, role: 'precedent_reader' });
  const who = (db: Reader) => one(db, { user: 'current_user' });
  expect(await reader.read(who)).toEqual({ user: 'precedent_reader' });
  expect(await reader.single((db) => who(db as unknown as Reader))).toEqual({ user: 'precedent_reader' });
  const insert = reader.single((db) => db.insertInto('shelf').values({ name: 'forbidden' }).execute());
  expect(await failureOf(insert)).toMatchObject({ code: 'internal', cause: { code: '42501' } });
  const plain = open(database.ownerUrl, { sharedSession: true });
  expect(await plain.read(who)).not.toEqual({ user: 'precedent_reader' });
});

test('a server that is not there is 503', async () => {
  const nowhere = open('postgres://nobody@127.0.0.1:1/nothing');
  expect(await failureOf(nowhere.read((reader) => one(reader, { n: '1' })))).toMatchObject({
    code: 'temporary-reduced-capacity',
    headers: { 'Retry-After': '1' },
  });
  await expect(nowhere.ping(500)).rejects.toThrow('unavailable');
});

describeOnServer('a session of its own', () => {
  test.each([0, 1001, 1000, 90_000, 120_000, 7_200_000, 172_800_000])(
    'is known by its time limit of %s ms',
    async (statementTimeoutMs) => {
      const db = open(database.writerUrl, { statementTimeoutMs });
      const look = { ms: `(select setting::int4 from pg_settings where name = 'statement_timeout')` };
      expect(await db.read((reader) => one(reader, look))).toEqual({ ms: statementTimeoutMs });
      expect(db.text()).not.toContain('a pooler shares');
    },
  );

  test('refuses writes by default when opened read-only', async () => {
    const guarded = open(database.writerUrl, { readOnly: true });
    const insert = guarded.single((db) => db.insertInto('shelf').values({ name: 'no' }).execute());
    expect(await failureOf(insert)).toMatchObject({ cause: { code: '25006' } });
  });

  test('options inside the connection string are kept, ours hold', async () => {
    const url = new URL(database.writerUrl);
    url.searchParams.set('options', '-c work_mem=5MB -c statement_timeout=0');
    const db = open(url.href);
    const look = { work: `current_setting('work_mem')`, limit: `current_setting('statement_timeout')` };
    expect(await db.read((reader) => one(reader, look))).toEqual({ work: '5MB', limit: '2s' });
  });
});
