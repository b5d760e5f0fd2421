import { breaks, passes, type Case } from './case.ts';

/** Changes of indexes, views, functions, privileges. */
export const OBJECTS: readonly Case[] = [
  breaks('the vector index is dropped', 'DROP INDEX distinct_embeddings_embedding_idx', {
    'SA012 distinct_embeddings_embedding_idx': ['corpus/l2', 'context-api/incidents.search.hnsw'],
  }),
  breaks(
    'the vector index gets another operator class',
    'DROP INDEX distinct_embeddings_embedding_idx; CREATE INDEX distinct_embeddings_embedding_idx ON distinct_embeddings USING hnsw (embedding vector_l2_ops)',
    { 'SA013 distinct_embeddings_embedding_idx': ['corpus/l2', 'context-api/incidents.search.hnsw'] },
  ),
  passes(
    'the vector index is made again under another name',
    'CREATE INDEX other_embedding_idx ON distinct_embeddings USING hnsw (embedding vector_cosine_ops); DROP INDEX distinct_embeddings_embedding_idx',
  ),
  passes(
    'the vector index becomes ivfflat of the same distance',
    'CREATE INDEX other_embedding_idx ON distinct_embeddings USING ivfflat (embedding vector_cosine_ops) WITH (lists = 10); DROP INDEX distinct_embeddings_embedding_idx',
  ),
  breaks(
    'the vector gets another dimension',
    'DROP INDEX distinct_embeddings_embedding_idx; ALTER TABLE distinct_embeddings ALTER COLUMN embedding TYPE vector(384); ALTER TABLE resource_action_traces ALTER COLUMN embedding TYPE vector(384); CREATE INDEX distinct_embeddings_embedding_idx ON distinct_embeddings USING hnsw (embedding vector_cosine_ops)',
    {
      'SA013 distinct_embeddings.embedding': ['context-api/incidents.search.hnsw', 'corpus/l2'],
      'SA013 resource_action_traces.embedding': [
        'context-api/incidents.search.hnsw',
        'data-storage/embeddings.store',
      ],
    },
  ),
  breaks(
    'the vector loses its dimension',
    'DROP INDEX distinct_embeddings_embedding_idx; ALTER TABLE distinct_embeddings ALTER COLUMN embedding TYPE vector; ALTER TABLE resource_action_traces ALTER COLUMN embedding TYPE vector',
    {
      'SA012 distinct_embeddings_embedding_idx': ['context-api/incidents.search.hnsw'],
      'SA013 distinct_embeddings.embedding': ['context-api/incidents.search.hnsw', 'corpus/l2'],
      'SA013 resource_action_traces.embedding': ['context-api/incidents.search.hnsw'],
    },
  ),
  breaks(
    'the vector becomes a half vector',
    'DROP INDEX distinct_embeddings_embedding_idx; ALTER TABLE distinct_embeddings ALTER COLUMN embedding TYPE halfvec(768); CREATE INDEX distinct_embeddings_embedding_idx ON distinct_embeddings USING hnsw (embedding halfvec_cosine_ops)',
    {
      'SA003 distinct_embeddings.embedding': ['context-api/incidents.search.hnsw'],
    },
  ),
  breaks('an index that an upsert needs is dropped', 'DROP INDEX notes_author_idx', {
    'SA012 notes_author_idx': ['corpus/keep'],
  }),
  passes(
    '… and made again under another name before',
    'CREATE UNIQUE INDEX notes_key ON notes (author, trace_id); DROP INDEX notes_author_idx',
  ),
  passes(
    '… and made again under another name, its columns the other way round',
    'CREATE UNIQUE INDEX notes_key ON notes (trace_id, author); DROP INDEX notes_author_idx',
  ),
  breaks(
    '… and made again without being unique',
    'DROP INDEX notes_author_idx; CREATE INDEX notes_author_idx ON notes (author, trace_id)',
    {
      'SA012 notes_author_idx': ['corpus/keep'],
    },
  ),
  breaks(
    '… and made again for some rows only',
    "DROP INDEX notes_author_idx; CREATE UNIQUE INDEX notes_author_idx ON notes (author, trace_id) WHERE body <> ''",
    {
      'SA012 notes_author_idx': ['corpus/keep'],
    },
  ),
  breaks('the index of lists is dropped', 'DROP INDEX resource_action_traces_recent_idx', {
    'SA012 resource_action_traces_recent_idx': ['context-api/incidents.list'],
  }),
  breaks(
    'the index of an expression is dropped, and a plan narrows rows by another column',
    'DROP INDEX resource_action_traces_embedding_digest_idx',
    {
      'SA012 resource_action_traces_embedding_digest_idx': [
        'context-api/incidents.search.hnsw',
        'context-api/context.gather',
        'data-storage/embeddings.unused',
      ],
    },
  ),
  passes(
    'an index that begins with the same expression takes its place',
    'CREATE INDEX digests ON resource_action_traces (embedding_digest(embedding), embedding_model, id DESC, cluster_name); DROP INDEX resource_action_traces_embedding_digest_idx',
  ),
  passes('a new index', 'CREATE INDEX ON notes (kind)'),
  passes('an index is renamed', 'ALTER INDEX resource_action_traces_recent_idx RENAME TO traces_by_time'),
  passes('a primary key is renamed', 'ALTER TABLE notes RENAME CONSTRAINT notes_pkey TO notes_key'),
  breaks('a view is dropped', 'DROP VIEW incident_titles', { 'SA002 incident_titles': ['corpus/titles'] }),
  breaks('a view is dropped by the CASCADE of another', 'DROP VIEW incident_overview CASCADE', {
    'SA002 incident_overview': ['corpus/overview'],
    'SA002 incident_titles': ['corpus/titles'],
  }),
  breaks(
    'a column beneath a view is dropped with CASCADE',
    'ALTER TABLE resource_references DROP COLUMN namespace CASCADE',
    {
      'SA022 place_of_resource_changed()': ['data-storage/import.resources'],
      'SA002 resource_references.namespace': ['context-api/incidents.get', 'data-storage/action-traces.get'],
      'SA002 incident_overview': ['corpus/overview'],
      'SA002 incident_titles': ['corpus/titles'],
    },
  ),
  breaks(
    'the rows of a view change',
    "CREATE OR REPLACE VIEW incident_overview AS SELECT t.id, t.alert_name, t.alert_severity AS severity, h.status, r.namespace, t.execution_duration_ms FROM resource_action_traces t JOIN action_histories h ON h.id = t.action_history_id JOIN resource_references r ON r.id = h.resource_id WHERE h.status <> 'failed'",
    {
      'SA019 incident_overview': ['corpus/overview', 'corpus/titles'],
    },
  ),
  breaks(
    'a column of a view means another',
    'CREATE OR REPLACE VIEW incident_overview AS SELECT t.id, t.alert_name, t.environment AS severity, h.status, r.namespace, t.execution_duration_ms FROM resource_action_traces t JOIN action_histories h ON h.id = t.action_history_id JOIN resource_references r ON r.id = h.resource_id',
    {
      'SA019 incident_overview': ['corpus/overview'],
    },
  ),
  passes(
    'a column is added to a view',
    'CREATE OR REPLACE VIEW incident_titles AS SELECT o.id, o.alert_name, 1 AS one FROM incident_overview o',
  ),
  passes(
    'a view is made again as it was',
    'CREATE OR REPLACE VIEW incident_titles AS SELECT o.id, o.alert_name FROM incident_overview o',
  ),
  passes(
    'a column of a table gets another name beneath a view that keeps its own',
    'ALTER TABLE notes RENAME COLUMN spare TO extra; CREATE VIEW note_texts AS SELECT body FROM notes',
  ),
  passes(
    'a new view',
    'CREATE VIEW note_texts AS SELECT author, body FROM notes; GRANT SELECT ON note_texts TO corpus_reports',
  ),
  passes(
    'a new materialized view',
    'CREATE MATERIALIZED VIEW note_counts AS SELECT author, count(*) FROM notes GROUP BY 1',
  ),
  breaks('a function is dropped', 'DROP FUNCTION shout(text)', { 'SA002 shout(text)': ['corpus/shouted'] }),
  breaks('a function is renamed', 'ALTER FUNCTION shout(text) RENAME TO cry', {
    'SA004 shout(text)': ['corpus/shouted'],
  }),
  breaks(
    'a function computes something else',
    "CREATE OR REPLACE FUNCTION shout(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)'",
    {
      'SA019 shout(text)': ['corpus/shouted'],
    },
  ),
  passes(
    'a new function',
    "CREATE FUNCTION whisper(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)'",
  ),
  breaks('a grant on a column is revoked', 'REVOKE SELECT (author) ON notes FROM corpus_reports', {
    'SA006 notes.author': ['corpus/notes', 'corpus/bare', 'corpus/shouted'],
  }),
  breaks('a grant on a table is revoked', 'REVOKE INSERT ON notes FROM precedent_writer', {
    'SA006 notes': ['corpus/note', 'corpus/keep'],
  }),
  breaks('all grants are revoked', 'REVOKE ALL ON notes FROM corpus_reports', {
    'SA006 notes.author': ['corpus/notes', 'corpus/bare', 'corpus/shouted'],
    'SA006 notes.Odd Name': ['corpus/odd'],
    'SA006 notes.body': ['corpus/notes', 'corpus/sorted'],
    'SA006 notes.id': ['corpus/notes', 'corpus/odd'],
    'SA006 notes.kind': ['corpus/notes'],
    'SA006 notes.score': ['corpus/notes'],
    'SA006 notes.trace_id': ['corpus/bare'],
  }),
  breaks('a grant comes by a membership that is revoked', 'REVOKE corpus_more FROM corpus_reports', {
    'SA006 resource_action_traces': ['corpus/member', 'corpus/bare'],
  }),
  breaks(
    'a grant comes by a membership that is no longer inherited',
    'ALTER ROLE corpus_reports NOINHERIT; REVOKE corpus_more FROM corpus_reports; GRANT corpus_more TO corpus_reports',
    {
      'SA006 resource_action_traces': ['corpus/member', 'corpus/bare'],
    },
  ),
  breaks(
    'the grant of a role that others are members of is revoked',
    'REVOKE SELECT (alert_name) ON resource_action_traces FROM corpus_more',
    {
      'SA006 resource_action_traces': ['corpus/member', 'corpus/bare'],
    },
  ),
  breaks('the use of a schema is revoked', 'REVOKE USAGE ON SCHEMA archive FROM corpus_reports', {
    'SA006 archive': ['corpus/archive'],
  }),
  breaks(
    'the use of the public schema is revoked',
    'REVOKE USAGE ON SCHEMA public FROM PUBLIC, corpus_reports',
    {
      'SA006 public': ['corpus/notes', 'corpus/overview'],
    },
  ),
  breaks(
    'the use of a sequence is revoked',
    'REVOKE USAGE ON SEQUENCE resource_references_id_seq FROM precedent_writer',
    {
      'SA006 resource_references_id_seq': ['data-storage/action-traces.create'],
    },
  ),
  breaks(
    'what a trigger writes in the name of the writer is revoked',
    'REVOKE INSERT ON distinct_embeddings FROM precedent_writer',
    {
      'SA006 distinct_embeddings': [
        'data-storage/action-traces.create',
        'data-storage/embeddings.store',
        'data-storage/import.store',
      ],
    },
  ),
  breaks('the execution of a function is revoked', 'REVOKE EXECUTE ON FUNCTION shout(text) FROM PUBLIC', {
    'SA006 shout(text)': ['corpus/shouted'],
  }),
  breaks('the owner of a view loses what the view reads', 'ALTER VIEW incident_titles OWNER TO corpus_more', {
    'SA006 incident_overview': ['corpus/titles'],
  }),
  passes(
    'a grant is moved from columns to the table',
    'GRANT SELECT ON notes TO corpus_reports; REVOKE SELECT (author) ON notes FROM corpus_reports; GRANT SELECT ON notes TO corpus_reports',
  ),
  passes('a new grant', 'GRANT SELECT ON notes TO corpus_more'),
  passes('a new role', 'CREATE ROLE corpus_third NOLOGIN; GRANT SELECT ON notes TO corpus_third'),
  passes(
    'a grant nobody needs is revoked',
    'REVOKE SELECT (trace_id) ON notes FROM precedent_reader; REVOKE SELECT (created_at) ON resource_references FROM corpus_more',
  ),
  breaks('row security without a policy', 'ALTER TABLE notes ENABLE ROW LEVEL SECURITY', {
    'SA025 notes': ['corpus/notes', 'corpus/odd', 'corpus/bare', 'corpus/shouted', 'corpus/note'],
  }),
];
