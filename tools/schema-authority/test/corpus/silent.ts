import { breaks, passes, type Case } from './case.ts';

/** Changes after which every statement still prepares: what breaks shows only when it runs, or never. */
export const SILENT: readonly Case[] = [
  breaks(
    'a unique key takes NULL only once',
    'DROP INDEX resource_action_traces_action_id_idx; CREATE UNIQUE INDEX resource_action_traces_action_id_idx ON resource_action_traces (action_id) NULLS NOT DISTINCT',
    {
      'SA021 resource_action_traces_action_id_idx': [
        'data-storage/action-traces.create',
        'data-storage/import.store',
      ],
    },
  ),
  breaks(
    'a new unique key refuses all but one row in which it is empty',
    'CREATE UNIQUE INDEX spare_once ON notes (spare) NULLS NOT DISTINCT',
    { 'SA021 spare_once': ['corpus/note', 'corpus/keep'] },
  ),
  passes(
    'a unique key of values that are always given counts NULLs as equal',
    'DROP INDEX resource_references_identity_idx; CREATE UNIQUE INDEX resource_references_identity_idx ON resource_references (cluster_name, namespace, kind, name) NULLS NOT DISTINCT',
  ),
  breaks(
    'the key of an upsert is checked late',
    'DROP INDEX resource_references_identity_idx; ALTER TABLE resource_references ADD CONSTRAINT resource_references_identity_idx UNIQUE (cluster_name, namespace, kind, name) DEFERRABLE',
    {
      'SA012 resource_references_identity_idx': [
        'data-storage/action-traces.create',
        'data-storage/action-traces.batch.create-resources',
        'data-storage/import.resources',
      ],
    },
  ),
  breaks(
    'the key that an upsert names is checked late',
    'ALTER TABLE synced DROP CONSTRAINT synced_pkey; ALTER TABLE synced ADD CONSTRAINT synced_pkey PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED',
    { 'SA012 synced_pkey': ['corpus/named'] },
  ),
  passes(
    'a key that no upsert goes by is checked late',
    'ALTER TABLE archive.old_notes DROP CONSTRAINT old_notes_pkey; ALTER TABLE archive.old_notes ADD CONSTRAINT old_notes_pkey PRIMARY KEY (id) DEFERRABLE',
  ),
  breaks(
    'the nearest are found by an index of another method',
    'DROP INDEX distinct_embeddings_embedding_idx; CREATE INDEX distinct_embeddings_embedding_idx ON distinct_embeddings USING ivfflat (embedding vector_cosine_ops)',
    {
      'SA013 distinct_embeddings_embedding_idx': [
        'context-api/incidents.search.hnsw',
        'context-api/context.gather',
        'corpus/l2',
      ],
    },
  ),
  breaks(
    'an index of an order becomes one of ranges',
    'DROP INDEX resource_action_traces_recent_idx; CREATE INDEX resource_action_traces_recent_idx ON resource_action_traces USING brin (action_timestamp)',
    { 'SA012 resource_action_traces_recent_idx': ['context-api/incidents.list'] },
  ),
  breaks(
    'a new table inherits from a used one',
    'CREATE TABLE more_notes (mood text) INHERITS (archive.old_notes)',
    { 'SA020 archive.old_notes': ['corpus/archive'] },
  ),
  breaks(
    'a table that is there inherits from a used one',
    'CREATE TABLE extra (id bigint NOT NULL, body text); INSERT INTO extra VALUES (1, $$x$$); ALTER TABLE extra INHERIT archive.old_notes',
    { 'SA020 archive.old_notes': ['corpus/archive'] },
  ),
  passes('a new table inherits from one that nobody reads', 'CREATE TABLE busy () INHERITS (idle)'),
  breaks(
    'a new function fits the arguments better',
    "CREATE FUNCTION shout(varchar) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1'",
    { 'SA019 shout(character varying)': ['corpus/shouted'] },
  ),
  breaks(
    'a new operator fits the arguments better',
    "CREATE FUNCTION never(note_kind, note_kind) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false'; CREATE OPERATOR = (LEFTARG = note_kind, RIGHTARG = note_kind, FUNCTION = never)",
    { 'SA019 never(note_kind,note_kind)': ['corpus/notes'] },
  ),
  passes(
    'a new function of the same name for other arguments',
    "CREATE FUNCTION shout(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text'",
  ),
  passes(
    'a view is written with other aliases',
    'CREATE OR REPLACE VIEW incident_titles AS SELECT id, alert_name FROM incident_overview AS overview',
  ),
  breaks(
    'a view changes behind the same aliases',
    'CREATE OR REPLACE VIEW incident_titles AS SELECT o.id, upper(o.alert_name) AS alert_name FROM incident_overview o',
    { 'SA019 incident_titles': ['corpus/titles'] },
  ),
  breaks(
    'a new trigger leaves rows out',
    "CREATE FUNCTION few() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.author = 'bot' THEN RETURN NULL; END IF; RETURN NEW; END $$; CREATE TRIGGER few BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION few()",
    { 'SA022 few()': ['corpus/note', 'corpus/keep'] },
  ),
  passes(
    'a new trigger that only looks on has nothing to return',
    'CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$; CREATE TRIGGER look AFTER INSERT ON notes FOR EACH ROW EXECUTE FUNCTION look()',
  ),
  passes(
    'a new trigger puts text into capitals, which is a warning',
    'CREATE FUNCTION loud() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.body := upper(NEW.body); RETURN NEW; END $$; CREATE TRIGGER loud BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION loud()',
  ),
  breaks(
    'a trigger that is there leaves rows out from now on',
    'CREATE OR REPLACE FUNCTION same_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id < 0 THEN RETURN NULL; END IF; NEW.new_name := coalesce(NEW.new_name, NEW.old_name); NEW.old_name := NEW.new_name; RETURN NEW; END $$',
    { 'SA022 same_name()': ['corpus/named'] },
  ),
  breaks(
    'the result of * has a column less, and one of another name',
    'ALTER VIEW incident_titles RENAME COLUMN alert_name TO title',
    { 'SA004 incident_titles.alert_name': ['corpus/titles'] },
  ),
  breaks(
    'a view shows what was true at its last refresh',
    'DROP VIEW incident_titles; CREATE MATERIALIZED VIEW incident_titles AS SELECT o.id, o.alert_name FROM incident_overview o; GRANT SELECT ON incident_titles TO corpus_reports',
    { 'SA019 incident_titles': ['corpus/titles'] },
  ),
  breaks(
    'a parameter has another type, though every statement prepares',
    'ALTER TABLE notes ALTER COLUMN id DROP IDENTITY; ALTER TABLE notes ALTER COLUMN id TYPE text; CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql RETURN $1',
    {
      'SA003 notes.id': ['corpus/odd', 'corpus/notes', 'corpus/note'],
      'SA021 notes.id': ['corpus/note', 'corpus/keep'],
    },
  ),
  breaks(
    'a table of a schema that the role searches first',
    'CREATE SCHEMA corpus_reports; CREATE TABLE corpus_reports.notes AS SELECT * FROM public.notes; GRANT USAGE ON SCHEMA corpus_reports TO corpus_reports; GRANT SELECT ON corpus_reports.notes TO corpus_reports',
    { 'SA020 notes': ['corpus/notes', 'corpus/odd', 'corpus/sorted'] },
  ),
  passes(
    'a table of a schema that the role might search first, had it a right to',
    'CREATE SCHEMA corpus_reports; CREATE TABLE corpus_reports.notes AS SELECT * FROM public.notes',
  ),
  passes(
    'a temporary table of the name of a used one',
    'CREATE TEMPORARY TABLE notes ON COMMIT DROP AS SELECT 1 AS id',
  ),
];
