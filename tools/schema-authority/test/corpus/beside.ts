import { breaks, passes, type Case } from './case.ts';

/** Changes of what happens beside a statement: triggers, rewrite rules, checks, collations, indexes of other methods. */
export const BESIDE: readonly Case[] = [
  breaks(
    'a trigger that fills columns is dropped',
    'DROP TRIGGER resource_action_traces_place ON resource_action_traces',
    place('data-storage/action-traces.create'),
  ),
  breaks(
    'a trigger that fills columns is disabled',
    'ALTER TABLE resource_action_traces DISABLE TRIGGER ALL',
    {
      ...place('data-storage/action-traces.create'),
      'SA022 distinct_embeddings': ['data-storage/action-traces.create', 'data-storage/embeddings.store'],
    },
  ),
  breaks(
    'a trigger that fills columns is dropped with its function',
    'DROP FUNCTION place_of_trace() CASCADE',
    place('data-storage/import.store'),
  ),
  breaks(
    'a trigger no longer fires for new rows',
    'CREATE OR REPLACE TRIGGER resource_action_traces_place BEFORE UPDATE ON resource_action_traces FOR EACH ROW EXECUTE FUNCTION place_of_trace()',
    place('data-storage/action-traces.create'),
  ),
  breaks(
    'a trigger fires for some rows only',
    'CREATE OR REPLACE TRIGGER resource_action_traces_place BEFORE INSERT OR UPDATE ON resource_action_traces FOR EACH ROW WHEN (NEW.environment IS NOT NULL) EXECUTE FUNCTION place_of_trace()',
    place('data-storage/action-traces.create'),
  ),
  breaks(
    'a trigger fires once for all rows',
    'DROP TRIGGER resource_action_traces_place ON resource_action_traces; CREATE TRIGGER resource_action_traces_place BEFORE INSERT OR UPDATE ON resource_action_traces FOR EACH STATEMENT EXECUTE FUNCTION place_of_trace()',
    place('data-storage/action-traces.create'),
  ),
  breaks(
    'the function of a trigger no longer fills a column',
    'CREATE OR REPLACE FUNCTION place_of_trace() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$ BEGIN SELECT r.namespace, r.kind, h.workflow_id INTO NEW.namespace, NEW.kind, NEW.workflow_id FROM action_histories h JOIN resource_references r ON r.id = h.resource_id WHERE h.id = NEW.action_history_id; RETURN NEW; END $$',
    { 'SA022 resource_action_traces.name': ['data-storage/action-traces.create'] },
  ),
  breaks(
    'a trigger finds its tables no longer',
    'ALTER FUNCTION place_of_trace() SET search_path = pg_catalog',
    { 'SA022 place_of_trace()': ['data-storage/action-traces.create', 'data-storage/embeddings.store'] },
  ),
  breaks('a table that only a trigger uses is dropped', 'DROP TABLE note_log', {
    'SA022 log_note()': ['corpus/note', 'corpus/keep'],
  }),
  breaks(
    'a column that only a trigger uses is renamed',
    'ALTER TABLE notes RENAME COLUMN logged TO log_entry',
    {
      'SA022 log_note()': ['corpus/note', 'corpus/keep'],
    },
  ),
  breaks(
    'a trigger that keeps another table in step is dropped',
    'DROP TRIGGER resource_references_place ON resource_references',
    { 'SA022 resource_action_traces': ['data-storage/import.resources'] },
  ),
  passes(
    'the function of a trigger is written in other words, which is a warning',
    'CREATE OR REPLACE FUNCTION place_of_trace() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$ BEGIN SELECT r.namespace, r.kind, r.name, h.workflow_id INTO NEW.namespace, NEW.kind, NEW.name, NEW.workflow_id FROM resource_references r JOIN action_histories h ON h.resource_id = r.id WHERE h.id = NEW.action_history_id; RETURN NEW; END $$',
  ),
  passes(
    'a trigger and its function are renamed',
    'ALTER TRIGGER resource_action_traces_place ON resource_action_traces RENAME TO a_place; ALTER FUNCTION place_of_trace() RENAME TO fill_place',
  ),
  passes(
    'two triggers do what one did',
    'CREATE FUNCTION fill_names() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.new_name := coalesce(NEW.new_name, NEW.old_name); RETURN NEW; END $$; CREATE TRIGGER fill_names BEFORE INSERT OR UPDATE ON synced FOR EACH ROW EXECUTE FUNCTION fill_names(); DROP TRIGGER same_name ON synced',
  ),
  passes(
    'the last step of a renaming: the old column goes with the trigger that kept both the same',
    'DROP TRIGGER same_name ON synced; DROP FUNCTION same_name(); ALTER TABLE synced DROP COLUMN old_name',
  ),
  passes(
    'a trigger that writes a log is added',
    'CREATE TABLE reference_log (id bigint); CREATE FUNCTION log_reference() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO reference_log VALUES (NEW.id); RETURN NEW; END $$; CREATE TRIGGER log_reference AFTER INSERT ON resource_references FOR EACH ROW EXECUTE FUNCTION log_reference()',
  ),
  passes('a trigger that writes a log nobody reads is dropped', 'DROP TRIGGER log_note ON notes'),
  breaks(
    'a rewrite rule lets nothing be deleted',
    'CREATE RULE keep AS ON DELETE TO idempotency_keys DO INSTEAD NOTHING',
    { 'SA019 idempotency_keys': ['data-storage/idempotency.purge'] },
  ),
  breaks(
    'a rewrite rule puts rows elsewhere',
    'CREATE TABLE other_notes (LIKE notes); CREATE RULE elsewhere AS ON INSERT TO notes DO INSTEAD INSERT INTO other_notes (trace_id, author, body) VALUES (NEW.trace_id, NEW.author, NEW.body) RETURNING *',
    { 'SA019 notes': ['corpus/note', 'corpus/keep'] },
  ),
  passes(
    'a rewrite rule that does more on a table whose writers it leaves alone',
    'CREATE RULE told AS ON DELETE TO idempotency_keys DO ALSO NOTIFY purged',
  ),
  breaks(
    'a check, though not validated, takes no NULL',
    'ALTER TABLE resource_action_traces ADD CONSTRAINT told CHECK (alert_summary IS NOT NULL AND length(alert_summary) < 10000) NOT VALID',
    { 'SA021 resource_action_traces.alert_summary': ['data-storage/action-traces.create'] },
  ),
  passes(
    'a check takes no NULL in a column that never had one',
    'ALTER TABLE resource_action_traces ADD CONSTRAINT named CHECK (alert_name IS NOT NULL)',
  ),
  breaks(
    'a check takes NULL only beside something else',
    'ALTER TABLE resource_action_traces ADD CONSTRAINT told CHECK (alert_summary IS NOT NULL OR execution_error IS NULL) NOT VALID',
    { 'SA021 told': ['data-storage/action-traces.create'] },
  ),
  passes(
    'a check takes NULL beside something that is always so',
    "ALTER TABLE resource_action_traces ADD CONSTRAINT told CHECK (alert_summary IS NOT NULL OR cluster_name <> '') NOT VALID",
  ),
  passes(
    'a column that a trigger fills may not be NULL',
    'ALTER TABLE resource_action_traces ALTER COLUMN namespace SET NOT NULL',
  ),
  passes(
    'a vocabulary in other words',
    "ALTER TABLE action_histories DROP CONSTRAINT action_histories_status_check; ALTER TABLE action_histories ADD CONSTRAINT known CHECK (status = 'pending' OR status = 'executing' OR status ~ '^(completed|failed|rolled-back)$')",
  ),
  breaks(
    'a second check takes a value out of a vocabulary',
    "ALTER TABLE action_histories ADD CONSTRAINT for_ever CHECK (status <> 'rolled-back') NOT VALID",
    { 'SA018 action_histories.status': ['data-storage/action-histories.create'] },
  ),
  breaks(
    'a vocabulary is open',
    "ALTER TABLE action_histories DROP CONSTRAINT action_histories_status_check; ALTER TABLE action_histories ADD CONSTRAINT something CHECK (status <> '')",
    { 'SA018 action_histories.status': ['data-storage/action-histories.create'] },
  ),
  breaks(
    'text that differs becomes equal',
    "CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false); ALTER TABLE notes ALTER COLUMN author TYPE varchar(40) COLLATE any_case",
    { 'SA003 notes.author': ['corpus/notes', 'corpus/bare'] },
  ),
  breaks('the extension of a text index is dropped with it', 'DROP EXTENSION pg_trgm CASCADE', {
    'SA012 resource_action_traces_text_idx': ['context-api/incidents.search.keywords'],
  }),
  breaks(
    'a text index holds another expression',
    'DROP INDEX resource_action_traces_text_idx; CREATE INDEX resource_action_traces_text_idx ON resource_action_traces USING gin (alert_name gin_trgm_ops)',
    { 'SA012 resource_action_traces_text_idx': ['context-api/incidents.search.keywords'] },
  ),
  passes(
    'a text index is made again with other options, under another name',
    "CREATE INDEX texts ON resource_action_traces USING gin ((alert_name || ' ' || coalesce(alert_summary, '') || ' ' || coalesce(execution_error, '')) gin_trgm_ops) WITH (fastupdate = off); DROP INDEX resource_action_traces_text_idx",
  ),
  breaks(
    'an upsert names its constraint, which is renamed',
    'ALTER TABLE synced RENAME CONSTRAINT synced_pkey TO synced_key',
    {
      'SA026 synced_pkey': ['corpus/named'],
    },
  ),
  breaks(
    'a sequence that a statement names is renamed',
    'ALTER SEQUENCE action_histories_id_seq RENAME TO history_ids',
    {
      'SA026 action_histories_id_seq': ['data-storage/action-traces.batch.create-traces'],
    },
  ),
  breaks(
    'an extension goes to a schema that consumers do not search',
    'CREATE SCHEMA ext; GRANT USAGE ON SCHEMA ext TO PUBLIC; ALTER EXTENSION vector SET SCHEMA ext',
    {
      'SA026 vector': ['data-storage/embeddings.store'],
      'SA004 embedding_digest(vector)': ['context-api/context.gather', 'context-api/incidents.search.hnsw'],
      'SA026 vector_send(ext.vector)': ['data-storage/action-traces.batch.find-stored'],
      'SA026 vector[]': ['data-storage/import.store'],
      'SA026 ext.vector <=> unknown': ['context-api/incidents.search.exact'],
    },
  ),
  passes(
    'a new partitioned table',
    'CREATE TABLE audit (at timestamptz NOT NULL, what text) PARTITION BY RANGE (at); CREATE TABLE audit_first PARTITION OF audit DEFAULT',
  ),
  breaks(
    'a table is replaced by a partitioned one',
    'ALTER TABLE archive.old_notes RENAME TO before; CREATE TABLE archive.old_notes (id bigint PRIMARY KEY, body text) PARTITION BY HASH (id); INSERT INTO archive.old_notes SELECT * FROM archive.before; DROP TABLE archive.before',
    { 'SA002 archive.old_notes': ['corpus/archive'], 'SA006 archive.old_notes': ['corpus/archive'] },
  ),
  passes(
    'row security under which everything shows',
    'CREATE POLICY everything ON notes USING (true) WITH CHECK (true); ALTER TABLE notes ENABLE ROW LEVEL SECURITY',
  ),
  passes('a policy without row security', "CREATE POLICY few ON notes USING (author <> '')"),
  passes(
    'a sequence counts in other steps',
    'ALTER SEQUENCE resource_references_id_seq INCREMENT BY 5 CACHE 20',
  ),
  breaks(
    'a sequence is dropped with the default that uses it',
    'DROP SEQUENCE resource_references_id_seq CASCADE',
    {
      'SA021 resource_references.id': ['data-storage/action-traces.create'],
    },
  ),
];

function place(query: string): Readonly<Record<string, readonly string[]>> {
  const columns = ['kind', 'name', 'namespace', 'workflow_id'];
  return Object.fromEntries(columns.map((column) => [`SA022 resource_action_traces.${column}`, [query]]));
}
