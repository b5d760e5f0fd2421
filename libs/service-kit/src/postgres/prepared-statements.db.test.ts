import { beforeAll, expect, test } from '@jest/globals';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { databaseOpener, type AnyTables } from '../../test/open-test-database.ts';
import { type ReadonlyKysely } from './database.ts';

describeOnServer('prepared statements', () => {
  const database = useTestDatabase();
  const open = databaseOpener();
  const onShelf = (db: ReadonlyKysely<AnyTables>) =>
    db.selectFrom('shelf').selectAll().where('id', '=', 1).execute();
  const process = (db: ReadonlyKysely<AnyTables>) =>
    db.selectNoFrom(sql<number>`pg_backend_pid()`.as('pid')).executeTakeFirstOrThrow();
  const prepared = (db: ReadonlyKysely<AnyTables>) =>
    db.selectFrom('pg_prepared_statements').select(['name', 'statement']).execute();

  beforeAll(async () => {
    await sql`CREATE TABLE shelf (id int4 PRIMARY KEY, name text)`.execute(database.owner);
    await sql`GRANT SELECT ON shelf TO precedent_reader`.execute(database.owner);
    await sql`INSERT INTO shelf VALUES (1, 'one')`.execute(database.owner);
  });

  test('a statement with parameters is prepared once a connection', async () => {
    const db = open(database.readerUrl, { max: 1 });
    for (let round = 0; round < 3; round += 1) await db.read(onShelf);
    expect(await db.read(prepared)).toEqual([
      { name: expect.stringMatching(/^p_[0-9a-f]{40}$/), statement: 'select * from "shelf" where "id" = $1' },
    ]);
  });

  test('none is left behind where sessions are shared', async () => {
    const db = open(database.readerUrl, { max: 1, sharedSession: true });
    await db.read(onShelf);
    expect(await db.read(prepared)).toEqual([]);
  });

  test('a changed table is read by the next request, on the pool and in a transaction, and the stale connections go', async () => {
    const db = open(database.readerUrl, { max: 1 });
    await db.read(onShelf);
    const before = await db.read(process);
    await sql`ALTER TABLE shelf ADD COLUMN colour text DEFAULT 'red'`.execute(database.owner);
    expect(await db.read(onShelf)).toEqual([{ id: 1, name: 'one', colour: 'red' }]);
    expect(await db.read(process)).not.toEqual(before);

    await db.read(onShelf);
    await sql`ALTER TABLE shelf DROP COLUMN colour`.execute(database.owner);
    expect(await db.read(onShelf, {})).toEqual([{ id: 1, name: 'one' }]);
  });

  test('statements that a pooler threw away are no failure', async () => {
    const db = open(database.readerUrl, { max: 1 });
    await db.read(onShelf);
    await db.single((writer) => sql`DEALLOCATE ALL`.execute(writer));
    expect(await db.read(onShelf)).toHaveLength(1);
  });

  test('are given up where they do not last, and requests do not notice', async () => {
    const db = open(database.readerUrl, { max: 1 });
    for (let round = 0; round < 8; round += 1) {
      expect(await db.read(onShelf)).toHaveLength(1);
      await db.single((writer) => sql`DEALLOCATE ALL`.execute(writer));
    }
    const name = (await open(database.readerUrl, { max: 1 }).read(async (own) => {
      await onShelf(own);
      return prepared(own);
    })) as { name: string }[];
    expect(await db.read(onShelf)).toHaveLength(1);
    expect(await db.read(prepared)).toEqual([]);
    expect(
      db.lines().filter(({ msg }) => String(msg).startsWith('prepared statements do not last')),
    ).toHaveLength(1);

    // As through a pooler: the connection has a statement of this name already.
    const other = open(database.readerUrl, { max: 1 });
    const taken = sql.raw(`PREPARE ${name[0]?.name} AS SELECT 1`);
    await other.single((writer) => taken.execute(writer));
    expect(await other.read(onShelf)).toHaveLength(1);
  });
});
