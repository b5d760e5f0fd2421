import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnServer, insertIncident, useTestDatabase } from '@precedent/testing';
import pg from 'pg';

/** SQLSTATE of a missing privilege. */
const REFUSED = '42501';

const WRITES = {
  INSERT: `INSERT INTO resource_references (cluster_name, namespace, kind, name) VALUES ('c', 'n', 'k', 'n')`,
  'INSERT … DEFAULT': 'INSERT INTO action_histories DEFAULT VALUES',
  UPDATE: `UPDATE resource_action_traces SET execution_status = 'failed'`,
  'UPDATE in a CTE': `WITH u AS (UPDATE action_histories SET status = 'failed' RETURNING id) SELECT * FROM u`,
  DELETE: 'DELETE FROM resource_action_traces',
  MERGE: `MERGE INTO resource_references r USING (SELECT 1 AS id) s ON r.id = s.id WHEN MATCHED THEN DELETE`,
  TRUNCATE: 'TRUNCATE resource_action_traces',
  'COPY FROM a program': `COPY resource_references (cluster_name, namespace, kind, name) FROM PROGRAM 'true'`,
  'COPY FROM the client': 'COPY resource_references (cluster_name, namespace, kind, name) FROM STDIN',
  'COPY TO a file': `COPY (SELECT 1) TO '/tmp/precedent-copy'`,
  'SELECT FOR UPDATE': 'SELECT id FROM resource_action_traces FOR UPDATE',
  'SELECT FOR KEY SHARE': 'SELECT id FROM resource_action_traces FOR KEY SHARE',
  'LOCK TABLE': 'DO $$ BEGIN LOCK TABLE resource_action_traces IN ROW EXCLUSIVE MODE; END $$',
  'CREATE TABLE': 'CREATE TABLE made_by_reader (id INT)',
  'CREATE TABLE AS': 'CREATE TABLE made_by_reader AS SELECT 1',
  'CREATE TEMPORARY TABLE': 'CREATE TEMPORARY TABLE made_by_reader (id INT)',
  'SELECT INTO': 'SELECT 1 AS id INTO made_by_reader',
  'CREATE VIEW': 'CREATE VIEW made_by_reader AS SELECT 1',
  'CREATE FUNCTION': `CREATE FUNCTION made_by_reader() RETURNS INT LANGUAGE sql AS 'SELECT 1'`,
  'CREATE SCHEMA': 'CREATE SCHEMA made_by_reader',
  'ALTER TABLE': 'ALTER TABLE resource_action_traces ADD COLUMN made_by_reader INT',
  'DROP TABLE': 'DROP TABLE resource_action_traces',
  nextval: `SELECT nextval('resource_action_traces_id_seq')`,
  setval: `SELECT setval('resource_action_traces_id_seq', 1)`,
  lo_create: 'SELECT lo_create(0)',
  lo_creat: 'SELECT lo_creat(-1)',
  lo_from_bytea: `SELECT lo_from_bytea(0, 'x')`,
  'the migration ledger': `UPDATE schema_migrations SET checksum = ''`,
  GRANT: 'GRANT precedent_writer TO CURRENT_USER',
  'SET ROLE writer': 'SET ROLE precedent_writer',
  'SET ROLE owner': 'SET ROLE precedent_owner',
  'CREATE ROLE': 'CREATE ROLE made_by_reader',
};

describeOnServer('what the roles may do', () => {
  const clients: { reader?: pg.Client; writer?: pg.Client } = {};
  // Registered before the database's own hook, so that it runs before the database is dropped.
  afterAll(async () => {
    await clients.reader?.end();
    await clients.writer?.end();
  });
  const database = useTestDatabase();

  beforeAll(async () => {
    await insertIncident(database.owner);
    clients.reader = await connect(database.readerUrl);
    clients.writer = await connect(database.writerUrl);
  });

  async function connect(connectionString: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client;
  }

  function as(login: 'reader' | 'writer', sql: string): Promise<pg.QueryResult> {
    const client = clients[login];
    if (client === undefined) throw new Error('not connected yet');
    return client.query(sql);
  }

  async function counts(): Promise<unknown> {
    const tables = ['resource_references', 'action_histories', 'resource_action_traces'] as const;
    const found = tables.map((table) =>
      database.owner
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirst(),
    );
    return Promise.all(found);
  }

  describe("a reader's login", () => {
    test('reads every column the migrations grant', async () => {
      const { rows } = await as(
        'reader',
        `SELECT t.*, h.*, r.* FROM resource_action_traces t
         JOIN action_histories h ON h.id = t.action_history_id JOIN resource_references r ON r.id = h.resource_id`,
      );
      expect(rows).toHaveLength(1);
    });

    test('reads which migrations have run', async () => {
      expect((await as('reader', 'SELECT file FROM schema_migrations')).rows.length).toBeGreaterThan(0);
    });

    describe.each(['on', 'off'])('with default_transaction_read_only = %s', (setting) => {
      beforeAll(() => as('reader', `SET default_transaction_read_only = ${setting}`));

      test.each(Object.entries(WRITES))('%s is refused', async (_name, sql) => {
        const before = await counts();
        const code = setting === 'on' ? expect.stringMatching(/^(42501|25006)$/) : REFUSED;
        await expect(as('reader', sql)).rejects.toMatchObject({ code });
        expect(await counts()).toEqual(before);
      });
    });

    test('a column added later is invisible until a migration grants it', async () => {
      const owner = await connect(database.ownerUrl);
      await owner.query('ALTER TABLE resource_references ADD COLUMN added_later TEXT');
      const read = as('reader', 'SELECT added_later FROM resource_references');
      await expect(read).rejects.toMatchObject({ code: REFUSED });
      await owner.query('ALTER TABLE resource_references DROP COLUMN added_later');
      await owner.end();
    });
  });

  describe("a writer's login", () => {
    const { DELETE, TRUNCATE, MERGE } = WRITES;
    const ddl = Object.entries(WRITES).filter(([name]) =>
      /^(CREATE|ALTER|DROP|GRANT|SELECT INTO|SET ROLE owner|COPY FROM a program|the migration)/.test(name),
    );

    test.each([
      ...ddl,
      ['DELETE', DELETE],
      ['TRUNCATE', TRUNCATE],
      ['MERGE … DELETE', MERGE],
      ['CREATE INDEX', 'CREATE INDEX made_by_writer ON resource_references (name)'],
      ['COMMENT', `COMMENT ON TABLE resource_references IS 'x'`],
      ['setval', WRITES.setval],
    ])('%s is refused', async (_name, sql) => {
      const before = await counts();
      await expect(as('writer', sql)).rejects.toMatchObject({ code: REFUSED });
      expect(await counts()).toEqual(before);
    });

    test('writes rows', async () => {
      const { rows } = await as('writer', `${WRITES.INSERT} RETURNING id`);
      expect(rows).toHaveLength(1);
      await as('writer', `UPDATE resource_action_traces SET execution_status = 'failed'`);
    });
  });
});
