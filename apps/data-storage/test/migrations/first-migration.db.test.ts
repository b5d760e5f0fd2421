import { expect, test } from '@jest/globals';
import { migrate } from '@precedent/migrator';
import { MIGRATIONS } from '@precedent/testing';
import { useEmptyDatabase } from './empty-database.ts';

/*
 * The definition of DD-SCHEMA-001, written out a second time: column, type, NULL or NOT NULL, default.
 * The order is part of the definition.
 */
const DEFINITION = {
  resource_action_traces: [
    ['id', 'bigint', 'NOT NULL', "nextval('resource_action_traces_id_seq'::regclass)"],
    ['action_history_id', 'bigint', 'NOT NULL', null],
    ['alert_name', 'text', 'NOT NULL', null],
    ['alert_fingerprint', 'text', 'NULL', null],
    ['alert_severity', 'text', 'NULL', null],
    ['cluster_name', 'text', 'NOT NULL', null],
    ['environment', 'text', 'NULL', null],
    ['action_type', 'text', 'NOT NULL', null],
    ['action_timestamp', 'timestamp with time zone', 'NOT NULL', null],
    ['action_parameters', 'jsonb', 'NULL', null],
    ['execution_status', 'text', 'NOT NULL', null],
    ['execution_start_time', 'timestamp with time zone', 'NULL', null],
    ['execution_end_time', 'timestamp with time zone', 'NULL', null],
    ['execution_duration_ms', 'bigint', 'NULL', null],
    ['execution_error', 'text', 'NULL', null],
    ['embedding', 'vector(768)', 'NULL', null],
    ['created_at', 'timestamp with time zone', 'NOT NULL', 'now()'],
    ['updated_at', 'timestamp with time zone', 'NOT NULL', 'now()'],
  ],
  action_histories: [
    ['id', 'bigint', 'NOT NULL', "nextval('action_histories_id_seq'::regclass)"],
    ['resource_id', 'bigint', 'NOT NULL', null],
    ['workflow_id', 'text', 'NULL', null],
    ['action_type', 'text', 'NOT NULL', null],
    ['status', 'text', 'NOT NULL', null],
    ['created_at', 'timestamp with time zone', 'NOT NULL', 'now()'],
  ],
  resource_references: [
    ['id', 'bigint', 'NOT NULL', "nextval('resource_references_id_seq'::regclass)"],
    ['namespace', 'text', 'NOT NULL', null],
    ['kind', 'text', 'NOT NULL', null],
    ['name', 'text', 'NOT NULL', null],
    ['created_at', 'timestamp with time zone', 'NOT NULL', 'now()'],
  ],
};

const CONSTRAINTS = [
  ['action_histories', 'FOREIGN KEY (resource_id) REFERENCES resource_references(id)'],
  ['action_histories', 'PRIMARY KEY (id)'],
  ['resource_action_traces', 'FOREIGN KEY (action_history_id) REFERENCES action_histories(id)'],
  ['resource_action_traces', 'PRIMARY KEY (id)'],
  ['resource_references', 'PRIMARY KEY (id)'],
];

const empty = useEmptyDatabase();

test('the first migration alone makes exactly the tables of DD-SCHEMA-001', async () => {
  const applied = await migrate(empty.session, { directory: MIGRATIONS, upTo: 1 });
  expect(applied.map(({ version }) => version)).toEqual([1]);

  const tables = await empty.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('i', 'S') AND relname <> 'schema_migrations'`,
  );
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(DEFINITION).sort());

  for (const [table, columns] of Object.entries(DEFINITION)) {
    const found = await empty.rows<{ definition: unknown[] }>(
      `SELECT json_build_array(attname, format_type(atttypid, atttypmod),
                               CASE WHEN attnotnull THEN 'NOT NULL' ELSE 'NULL' END,
                               pg_get_expr(adbin, adrelid)) AS definition
       FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
       ORDER BY attnum`,
      [table],
    );
    expect(found.map(({ definition }) => definition)).toEqual(columns);
  }
});

test('its keys and references are those of the document, and it adds no others', async () => {
  await migrate(empty.session, { directory: MIGRATIONS, upTo: 1 });
  const constraints = await empty.rows<{ definition: unknown[] }>(
    `SELECT json_build_array(conrelid::regclass::text, pg_get_constraintdef(oid)) AS definition
     FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND conrelid <> 'schema_migrations'::regclass AND contype <> 'n'
     ORDER BY conrelid::regclass::text COLLATE "C", pg_get_constraintdef(oid) COLLATE "C"`,
  );
  expect(constraints.map(({ definition }) => definition)).toEqual(CONSTRAINTS);

  const indexes = await empty.rows<{ name: string }>(
    `SELECT indexrelid::regclass::text AS name FROM pg_index
     WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
       AND indrelid <> 'schema_migrations'::regclass
     ORDER BY 1`,
  );
  expect(indexes.map(({ name }) => name)).toEqual([
    'action_histories_pkey',
    'resource_action_traces_pkey',
    'resource_references_pkey',
  ]);
});

test('each id draws from a sequence that belongs to its column', async () => {
  await migrate(empty.session, { directory: MIGRATIONS, upTo: 1 });
  for (const table of Object.keys(DEFINITION)) {
    const [row] = await empty.rows<{ sequence: string }>(
      `SELECT pg_get_serial_sequence($1, 'id') AS sequence`,
      [table],
    );
    expect(row?.sequence).toBe(`public.${table}_id_seq`);
  }
});
