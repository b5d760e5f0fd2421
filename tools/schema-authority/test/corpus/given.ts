/** What the base schema has beside the migrations: a view and other things that no real consumer uses yet. */
export const GIVEN_TABLES = `
CREATE VIEW incident_overview AS
  SELECT t.id, t.alert_name, t.alert_severity AS severity, h.status, r.namespace, t.execution_duration_ms
  FROM resource_action_traces t
  JOIN action_histories h ON h.id = t.action_history_id
  JOIN resource_references r ON r.id = h.resource_id;
CREATE VIEW incident_titles AS SELECT o.id, o.alert_name FROM incident_overview o;
CREATE TYPE note_kind AS ENUM ('remark', 'question', 'answer');
CREATE FUNCTION shout(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';
CREATE TABLE notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  trace_id bigint NOT NULL REFERENCES resource_action_traces (id),
  kind note_kind NOT NULL DEFAULT 'remark',
  author varchar(40) NOT NULL,
  score numeric(6, 2),
  "Odd Name" text,
  body text NOT NULL,
  spare text,
  logged text,
  small integer
);
CREATE UNIQUE INDEX notes_author_idx ON notes (author, trace_id);
CREATE TABLE note_log (note_id bigint, said text);
CREATE FUNCTION log_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN INSERT INTO note_log (note_id, said) VALUES (NEW.id, NEW.logged); RETURN NEW; END $$;
CREATE TRIGGER log_note AFTER INSERT ON notes FOR EACH ROW EXECUTE FUNCTION log_note();
CREATE TABLE synced (id bigint PRIMARY KEY, old_name text, new_name text);
CREATE FUNCTION same_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.new_name := coalesce(NEW.new_name, NEW.old_name);
    NEW.old_name := NEW.new_name;
  ELSIF NEW.new_name IS DISTINCT FROM OLD.new_name THEN
    NEW.old_name := NEW.new_name;
  ELSE
    NEW.new_name := NEW.old_name;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER same_name BEFORE INSERT OR UPDATE ON synced FOR EACH ROW EXECUTE FUNCTION same_name();
CREATE TABLE idle (id bigint PRIMARY KEY, one text, two text, three text NOT NULL DEFAULT '');
GRANT INSERT, SELECT, UPDATE ON notes, synced TO precedent_writer;
CREATE SCHEMA archive;
CREATE TABLE archive.old_notes (id bigint PRIMARY KEY, body text);
`;

/** And the consumers' roles, of which a server has one of each name. */
const ROLES = `
CREATE ROLE corpus_reports NOLOGIN;
CREATE ROLE corpus_more NOLOGIN;
GRANT corpus_more TO corpus_reports;
GRANT USAGE ON SCHEMA public, archive TO corpus_reports;
GRANT SELECT ON incident_overview, incident_titles, archive.old_notes TO corpus_reports;
GRANT SELECT (id, trace_id, kind, author, score, "Odd Name", body) ON notes TO corpus_reports;
GRANT SELECT (id, alert_name, embedding) ON resource_action_traces TO corpus_more;
GRANT SELECT ON synced, distinct_embeddings TO corpus_reports;
`;

export const GIVEN = GIVEN_TABLES + ROLES;

/** Roles that it makes, which on a server outlive the database. */
export const GIVEN_ROLES = ['corpus_reports', 'corpus_more'] as const;

/** Statements of two consumers that are not there: one that reads, one that writes. */
export const STATEMENTS: readonly (readonly [
  query: string,
  role: string,
  sql: string,
  values?: readonly unknown[],
])[] = [
  ['overview', 'corpus_reports', 'SELECT o.id, o.severity FROM incident_overview o WHERE o.namespace = $1'],
  ['titles', 'corpus_reports', 'SELECT * FROM incident_titles'],
  [
    'notes',
    'corpus_reports',
    "SELECT n.author, n.body, n.score FROM notes n WHERE n.kind = 'question' ORDER BY n.id",
  ],
  ['sorted', 'corpus_reports', 'SELECT n.id FROM notes n ORDER BY n.body'],
  ['odd', 'corpus_reports', 'SELECT "Odd Name" FROM notes WHERE id = $1'],
  ['member', 'corpus_reports', 'SELECT t.alert_name FROM resource_action_traces t WHERE t.id = $1'],
  [
    'bare',
    'corpus_reports',
    'SELECT author, alert_name FROM notes JOIN resource_action_traces t ON t.id = trace_id',
  ],
  [
    'l2',
    'corpus_reports',
    'SELECT e.digest FROM distinct_embeddings e ORDER BY e.embedding <=> $1::vector LIMIT 5',
  ],
  ['archive', 'corpus_reports', 'SELECT o.body FROM archive.old_notes o'],
  ['shouted', 'corpus_reports', 'SELECT shout(n.author) AS author FROM notes n'],
  ['note', 'precedent_writer', 'INSERT INTO notes (trace_id, author, body) VALUES ($1, $2, $3) RETURNING id'],
  [
    'keep',
    'precedent_writer',
    'INSERT INTO notes (trace_id, author, body) VALUES ($1, $2, $3) ON CONFLICT (author, trace_id) DO UPDATE SET body = excluded.body',
  ],
  [
    'named',
    'precedent_writer',
    'INSERT INTO synced (id, new_name) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT synced_pkey DO UPDATE SET new_name = excluded.new_name',
    [7, 'a name'],
  ],
  ['names', 'corpus_reports', 'SELECT s.new_name FROM synced s WHERE s.id = $1'],
];
