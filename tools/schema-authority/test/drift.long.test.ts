import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { pgSession } from '@precedent/migrator';
import { useTestDatabase, withClient } from '@precedent/testing';
import type { Catalog } from '../src/catalog/catalog.ts';
import { readCatalog } from '../src/catalog/read-catalog.ts';
import { compareObjects, type Drift } from '../src/drift/compare-objects.ts';
import { splitStatements } from '../src/replay/statements.ts';
import { repairs } from '../src/drift/repair.ts';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const database = useTestDatabase();
let expected: Catalog;

beforeAll(async () => {
  expected = await catalogNow();
});

function catalogNow(): Promise<Catalog> {
  return withClient(database.ownerUrl, (client) => readCatalog(pgSession(client)));
}

async function run(sql: string): Promise<void> {
  await withClient(database.ownerUrl, async (client) => {
    // CONCURRENTLY wants each statement on its own.
    for (const statement of await splitStatements(sql)) await client.query(statement.sql);
  });
}

/** What somebody did by hand, and how it must be reported. `undo` where the repair would destroy rows. */
const PLANTED: readonly (readonly [sql: string, kind: Drift['kind'], object: string, undo?: string])[] = [
  ['CREATE TABLE scratch (id int)', 'extra', 'table scratch', 'DROP TABLE scratch'],
  [
    'ALTER TABLE resource_references ADD COLUMN note text',
    'extra',
    'column resource_references.note',
    'ALTER TABLE resource_references DROP COLUMN note',
  ],
  [
    'ALTER TABLE resource_references ALTER COLUMN kind TYPE varchar(63)',
    'different',
    'column resource_references.kind',
  ],
  [
    'ALTER TABLE resource_references ALTER COLUMN kind DROP NOT NULL',
    'different',
    'column resource_references.kind',
  ],
  [
    'ALTER TABLE resource_references ALTER COLUMN created_at DROP DEFAULT',
    'different',
    'column resource_references.created_at',
  ],
  [
    'ALTER TABLE action_histories DROP CONSTRAINT action_histories_status_check',
    'missing',
    'constraint action_histories.action_histories_status_check',
  ],
  [
    'ALTER TABLE action_histories DROP CONSTRAINT action_histories_resource_id_fkey',
    'missing',
    'constraint action_histories.action_histories_resource_id_fkey',
  ],
  [
    "ALTER TABLE action_histories ADD CONSTRAINT by_hand CHECK (status <> '') NOT VALID",
    'extra',
    'constraint action_histories.by_hand',
  ],
  ['DROP INDEX resource_action_traces_recent_idx', 'missing', 'index resource_action_traces_recent_idx'],
  ['CREATE INDEX by_hand_idx ON resource_references (kind)', 'extra', 'index by_hand_idx'],
  [
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'resource_action_traces_alert_name_idx'::regclass",
    'different',
    'index resource_action_traces_alert_name_idx',
  ],
  [
    'DROP INDEX distinct_embeddings_embedding_idx;\n' +
      'CREATE INDEX distinct_embeddings_embedding_idx ON distinct_embeddings USING hnsw (embedding vector_l2_ops)',
    'different',
    'index distinct_embeddings_embedding_idx',
  ],
  [
    'GRANT INSERT ON resource_references TO precedent_reader',
    'extra',
    'grant INSERT on resource_references to precedent_reader',
  ],
  [
    'REVOKE SELECT (kind) ON resource_references FROM precedent_reader',
    'missing',
    'grant SELECT (kind) on resource_references to precedent_reader',
  ],
  [
    'REVOKE USAGE ON SEQUENCE action_histories_id_seq FROM precedent_writer',
    'missing',
    'grant USAGE on SEQUENCE action_histories_id_seq to precedent_writer',
  ],
  ["CREATE FUNCTION by_hand() RETURNS int LANGUAGE sql AS 'SELECT 1'", 'extra', 'function by_hand()'],
  ['CREATE VIEW by_hand AS SELECT id FROM resource_references', 'extra', 'view by_hand'],
  ["CREATE TYPE by_hand AS ENUM ('a')", 'extra', 'type by_hand'],
  [
    'CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n' +
      'CREATE TRIGGER by_hand BEFORE INSERT ON resource_references FOR EACH ROW EXECUTE FUNCTION keep()',
    'extra',
    'trigger resource_references.by_hand',
    'DROP TRIGGER by_hand ON resource_references;\nDROP FUNCTION keep()',
  ],
  [
    'ALTER TABLE resource_references ENABLE ROW LEVEL SECURITY',
    'different',
    'row security resource_references',
  ],
  ['ALTER TABLE resource_references OWNER TO CURRENT_USER', 'missing', 'owner of table resource_references'],
  [
    'CREATE TABLE "Scratch Pad" ("user" int PRIMARY KEY)',
    'extra',
    'table Scratch Pad',
    'DROP TABLE "Scratch Pad"',
  ],
  [
    'ALTER TABLE resource_action_traces DISABLE TRIGGER resource_action_traces_place',
    'different',
    'trigger resource_action_traces.resource_action_traces_place',
  ],
  [
    'DROP FUNCTION place_of_trace() CASCADE',
    'missing',
    'trigger resource_action_traces.resource_action_traces_place',
  ],
  [
    'CREATE OR REPLACE FUNCTION place_of_trace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    'different',
    'function place_of_trace()',
  ],
  [
    'CREATE RULE by_hand AS ON DELETE TO embedding_claims DO INSTEAD NOTHING',
    'extra',
    'rule embedding_claims.by_hand',
  ],
  [
    "CREATE POLICY by_hand ON cloud_events FOR SELECT TO precedent_reader USING (key <> '')",
    'extra',
    'policy cloud_events.by_hand',
  ],
  ['ALTER TABLE cloud_events FORCE ROW LEVEL SECURITY', 'different', 'forced row security cloud_events'],
  [
    'ALTER TABLE idempotency_keys SET (fillfactor = 50, autovacuum_enabled = off)',
    'different',
    'storage parameters idempotency_keys',
  ],
  ['ALTER TABLE idempotency_keys SET UNLOGGED', 'different', 'persistence idempotency_keys'],
  [
    'ALTER SEQUENCE resource_references_id_seq MAXVALUE 1000 CACHE 7',
    'different',
    'sequence resource_references_id_seq',
  ],
  [
    'REVOKE EXECUTE ON FUNCTION place_of_trace() FROM PUBLIC',
    'missing',
    'grant EXECUTE on FUNCTION place_of_trace() to PUBLIC',
  ],
  [
    'GRANT CREATE ON SCHEMA public TO precedent_reader',
    'extra',
    'grant CREATE on SCHEMA public to precedent_reader',
  ],
  ["CREATE DOMAIN by_hand AS text CHECK (VALUE <> '')", 'extra', 'domain by_hand'],
  ['DROP TABLE embedding_models', 'missing', 'table embedding_models'],
  ['ALTER TABLE deferred_indexes DROP COLUMN definition', 'missing', 'column deferred_indexes.definition'],
  [
    'CREATE VIEW by_hand AS SELECT kind FROM resource_references;\nALTER TABLE resource_references ALTER COLUMN created_at TYPE date',
    'different',
    'column resource_references.created_at',
  ],
];

// One parameter: Jest takes a parameter beyond the row's length for its `done` callback.
test.each(PLANTED.map((row) => ({ sql: row[0], row })))('finds and repairs: $sql', async ({ row }) => {
  const [sql, kind, object, undo] = row;
  await run(sql);
  const drifts = compareObjects(expected, await catalogNow());
  expect(drifts.map((drift) => [drift.kind, drift.object])).toContainEqual([kind, object]);
  await run(undo ?? repairs(drifts).join('\n'));
  expect(compareObjects(expected, await catalogNow())).toEqual([]);
});

test('the command exits 0 without drift, 1 with it, 2 when it cannot look', async () => {
  expect(await drift(database.readerUrl)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('no drift at 00'),
  });
  await run('CREATE INDEX by_hand_idx ON resource_references (kind)');
  expect(await drift(database.readerUrl)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('DROP INDEX CONCURRENTLY by_hand_idx;'),
  });
  expect(await drift('postgres://nobody@127.0.0.1:1/none')).toMatchObject({ code: 2 });
});

async function drift(url: string): Promise<{ code: number; stdout: string }> {
  const args = ['--conditions=@precedent/source', CLI, 'drift', '--database-url', url];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return { code: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, stdout };
  }
}
