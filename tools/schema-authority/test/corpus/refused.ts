import { breaks, passes, type Case } from './case.ts';

const CREATE = 'data-storage/action-traces.create';

/** Changes after which PostgreSQL refuses rows that a writer writes today, and changes that only look like it. */
export const REFUSED: readonly Case[] = [
  breaks('a key of values that repeat', 'CREATE UNIQUE INDEX once ON notes (trace_id)', {
    'SA021 once': ['corpus/note', 'corpus/keep'],
  }),
  breaks('a unique constraint of values that repeat', 'ALTER TABLE notes ADD CONSTRAINT once UNIQUE (body)', {
    'SA021 once': ['corpus/note', 'corpus/keep'],
  }),
  breaks(
    'an exclusion constraint that is a key',
    'ALTER TABLE notes ADD CONSTRAINT apart EXCLUDE USING btree (body WITH =)',
    { 'SA021 apart': ['corpus/note', 'corpus/keep'] },
  ),
  breaks(
    'a key that tells apart less than the one there is',
    'CREATE UNIQUE INDEX once ON resource_references (cluster_name, namespace, name)',
    { 'SA021 once': [CREATE, 'data-storage/import.resources'] },
  ),
  breaks(
    'a key of an expression',
    'CREATE UNIQUE INDEX once ON resource_references (cluster_name, namespace, kind, lower(name))',
    { 'SA021 once': [CREATE] },
  ),
  breaks(
    'a key of some rows',
    "CREATE UNIQUE INDEX once ON action_histories (resource_id) WHERE status = 'executing'",
    { 'SA021 once': [CREATE, 'data-storage/action-histories.update'] },
  ),
  breaks(
    'a key of an added column that has the same value in every row',
    "ALTER TABLE notes ADD COLUMN mood text NOT NULL DEFAULT 'calm'; CREATE UNIQUE INDEX once ON notes (mood)",
    { 'SA021 once': ['corpus/note', 'corpus/keep'] },
  ),
  breaks(
    'another primary key',
    'ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_pkey, ADD PRIMARY KEY (fingerprint)',
    {
      'SA012 idempotency_keys_pkey': ['data-storage/idempotency.remember'],
      'SA021 idempotency_keys_pkey': ['data-storage/idempotency.remember'],
    },
  ),
  passes('a key of more than the one there is', 'CREATE UNIQUE INDEX more ON notes (author, trace_id, body)'),
  passes('a key of what the database numbers', 'CREATE UNIQUE INDEX more ON notes (id, author)'),
  passes(
    'a key of an added column that nobody fills',
    'ALTER TABLE notes ADD COLUMN ticket text; CREATE UNIQUE INDEX more ON notes (ticket)',
  ),
  passes(
    'a key of an added column with a value of its own in every row',
    'ALTER TABLE notes ADD COLUMN ticket uuid NOT NULL DEFAULT gen_random_uuid(); CREATE UNIQUE INDEX more ON notes (ticket)',
  ),
  passes(
    'a key of rows that nobody writes',
    'ALTER TABLE notes ADD COLUMN ticket text; CREATE UNIQUE INDEX more ON notes (trace_id) WHERE ticket IS NOT NULL',
  ),
  passes(
    'a primary key goes to another index of the same',
    'CREATE UNIQUE INDEX more ON cloud_events (key); ALTER TABLE cloud_events DROP CONSTRAINT cloud_events_pkey, ADD CONSTRAINT cloud_events_pkey PRIMARY KEY USING INDEX more',
  ),
  breaks(
    'a check that a writer fails, though not validated',
    "ALTER TABLE resource_references ADD CONSTRAINT big CHECK (name ~ '^[A-Z]') NOT VALID",
    { 'SA021 big': [CREATE, 'data-storage/import.resources'] },
  ),
  breaks(
    'a check that a writer fails with another word',
    "ALTER TABLE resource_action_traces ADD CONSTRAINT ended CHECK (execution_status <> 'failed' OR execution_end_time IS NOT NULL) NOT VALID",
    { 'SA021 ended': [CREATE] },
  ),
  breaks(
    'a check that a writer fails with a value that it may leave out',
    'ALTER TABLE resource_action_traces ADD CONSTRAINT slow CHECK (execution_duration_ms > 1000000) NOT VALID',
    { 'SA021 slow': [CREATE] },
  ),
  breaks(
    'a check is made narrower',
    'ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_status_check, ADD CONSTRAINT idempotency_keys_status_check CHECK (status < 200)',
    { 'SA021 idempotency_keys_status_check': ['data-storage/idempotency.remember'] },
  ),
  passes(
    'checks that every sensible row passes, which are notices',
    "ALTER TABLE resource_action_traces ADD CONSTRAINT a CHECK (execution_duration_ms <= 86400000), ADD CONSTRAINT b CHECK (length(execution_error) <= 10000) NOT VALID, ADD CONSTRAINT c CHECK (jsonb_typeof(action_parameters) = 'object') NOT VALID, ADD CONSTRAINT d CHECK (alert_name <> '')",
  ),
  breaks(
    'a foreign key to a table that nobody fills',
    'CREATE TABLE clusters (name text PRIMARY KEY); ALTER TABLE resource_references ADD CONSTRAINT known FOREIGN KEY (cluster_name) REFERENCES clusters NOT VALID',
    { 'SA021 known': [CREATE, 'data-storage/import.resources'] },
  ),
  passes(
    'a foreign key to rows that are always there',
    'ALTER TABLE embedding_claims ADD FOREIGN KEY (trace_id) REFERENCES resource_action_traces (id) ON DELETE CASCADE NOT VALID',
  ),
  breaks(
    'a table takes the rows of one partition only',
    "CREATE TABLE every (LIKE cloud_events) PARTITION BY LIST (key); ALTER TABLE every ATTACH PARTITION cloud_events FOR VALUES IN ('only')",
    { 'SA021 cloud_events': ['data-storage/cloudevents.remember'] },
  ),
  breaks(
    'a generated column of something that fails',
    'ALTER TABLE resource_action_traces ADD COLUMN number integer GENERATED ALWAYS AS (alert_name::integer) STORED',
    { 'SA021 resource_action_traces': [CREATE, 'data-storage/action-traces.batch.create-traces'] },
  ),
  breaks(
    'an index of something that fails',
    'CREATE INDEX numbers ON resource_action_traces ((alert_name::integer))',
    { 'SA021 resource_action_traces': [CREATE, 'data-storage/action-traces.batch.create-traces'] },
  ),
  passes(
    'a foreign key to a row that the migration makes',
    'CREATE TABLE teams (id bigint PRIMARY KEY); INSERT INTO teams VALUES (0); ALTER TABLE resource_references ADD COLUMN team_id bigint NOT NULL DEFAULT 0 REFERENCES teams (id)',
  ),
  passes(
    'a trigger that refuses what no variant writes',
    "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.alert_name IS DISTINCT FROM NEW.alert_name AND NEW.alert_name = 'x' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$; CREATE TRIGGER guard BEFORE UPDATE ON resource_action_traces FOR EACH ROW EXECUTE FUNCTION guard()",
  ),
  passes(
    'a generated column',
    "ALTER TABLE resource_action_traces ADD COLUMN day date GENERATED ALWAYS AS ((action_timestamp AT TIME ZONE 'UTC')::date) STORED",
  ),
  breaks(
    'a domain whose default it refuses',
    'CREATE DOMAIN positive AS integer CHECK (VALUE > 0); ALTER TABLE synced ADD COLUMN rank positive; ALTER TABLE synced ALTER COLUMN rank SET DEFAULT 0',
    { 'SA021 positive_check': ['corpus/named'] },
  ),
  breaks(
    'a trigger that refuses',
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; CREATE TRIGGER refuse BEFORE INSERT ON synced FOR EACH ROW EXECUTE FUNCTION refuse()",
    { 'SA021 refuse()': ['corpus/named'] },
  ),
  breaks(
    'a trigger that writes what the writer may not',
    'CREATE TABLE audit (id bigint); CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO audit VALUES (NEW.id); RETURN NEW; END $$; CREATE TRIGGER audit AFTER INSERT ON resource_references FOR EACH ROW EXECUTE FUNCTION audit()',
    { 'SA021 audit()': [CREATE] },
  ),
  passes(
    'a trigger that writes it in the name of its owner',
    'CREATE TABLE audit (id bigint); CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO audit VALUES (NEW.id); RETURN NEW; END $$; CREATE TRIGGER audit AFTER INSERT ON resource_references FOR EACH ROW EXECUTE FUNCTION audit()',
  ),
  passes(
    'a trigger that says when a row was changed, as its writer does',
    'CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$; CREATE TRIGGER touch BEFORE UPDATE ON resource_action_traces FOR EACH ROW EXECUTE FUNCTION touch()',
  ),
  breaks('a sequence begins anew', 'ALTER SEQUENCE resource_references_id_seq RESTART', {
    'SA021 resource_references_id_seq': [CREATE],
  }),
  breaks('a sequence is set to its beginning', "SELECT setval('resource_references_id_seq', 1, false)", {
    'SA021 resource_references_id_seq': [CREATE],
  }),
  passes(
    'a sequence is set by the rows that are there',
    "SELECT setval('resource_references_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM resource_references), false)",
  ),
  passes(
    'a sequence belongs to no column any more',
    'ALTER SEQUENCE resource_references_id_seq OWNED BY NONE',
  ),
  breaks('a sequence ends sooner', 'ALTER SEQUENCE resource_references_id_seq AS integer', {
    'SA021 resource_references_id_seq': [CREATE],
  }),
  breaks(
    'a sequence goes round',
    'ALTER SEQUENCE resource_references_id_seq MAXVALUE 9223372036854775806 CYCLE',
    { 'SA021 resource_references_id_seq': [CREATE] },
  ),
  breaks(
    'a key that the code knows by its name is renamed',
    'ALTER INDEX resource_action_traces_action_id_idx RENAME TO action_ids',
    {
      'SA004 resource_action_traces_action_id_idx': [
        CREATE,
        'data-storage/action-traces.batch.create-traces',
        'data-storage/import.store',
      ],
    },
  ),
  passes(
    'a key that no code names is renamed',
    'ALTER INDEX resource_references_identity_idx RENAME TO identities',
  ),
];
