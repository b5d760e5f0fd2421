import type { RuleDoc } from './rule-doc.ts';

/** The rules that compare two schemas under the consumers' queries; titles are the rules' own. */
export const CHANGE_RULE_DOCS: Readonly<Record<string, Omit<RuleDoc, 'id' | 'title'>>> = {
  SA002: {
    classes: ['query'],
    level: 'error',
    why: 'A query needs something that the change removes. It fails as soon as the migration runs, also where CASCADE removed it without a word or another object took its name.',
    remedy: 'Change the query, release its consumer, and drop in a later migration.',
    example: {
      query: 'SELECT t.execution_error FROM resource_action_traces AS t',
      change: 'ALTER TABLE resource_action_traces DROP COLUMN execution_error',
      says: 'resource_action_traces.execution_error was dropped; the query needs it',
    },
  },
  SA003: {
    classes: ['query', 'wire'],
    level: 'error',
    why: 'Values of another type reach the consumer, or comparisons in the query mean something else or fail. A wider type passes where no result exposes it.',
    remedy:
      'Add a column of the new type beside the old one, fill it, move the consumers, then drop the old one.',
    example: {
      query: 'SELECT t.environment FROM resource_action_traces AS t',
      change: 'ALTER TABLE resource_action_traces ALTER COLUMN environment TYPE varchar(20)',
      says: 'resource_action_traces.environment changes from text to character varying(20) and is part of the result',
    },
  },
  SA004: {
    classes: ['query'],
    level: 'error',
    why: 'The data is still there, but the query asks for it by a name that no longer exists; or code knows a violation by the name of a key (`conflicts` of a declaration), which is another now.',
    remedy:
      'Expand and contract: add the new name beside the old one and keep both filled, move the consumers, then drop the old name.',
    example: {
      query: 'SELECT t.alert_name FROM resource_action_traces AS t',
      change: 'ALTER TABLE resource_action_traces RENAME COLUMN alert_name TO alert_title',
      says: 'resource_action_traces.alert_name was renamed to resource_action_traces.alert_title; the query still says alert_name',
    },
  },
  SA005: {
    classes: ['query'],
    level: 'error',
    why: 'Adding is not always harmless: a name that a query does not qualify now exists in two of its tables.',
    remedy: 'Qualify the name in the query and release its consumer first, or choose another name.',
    example: {
      query:
        'SELECT alert_name FROM resource_action_traces AS t JOIN action_histories AS h ON h.id = t.action_history_id',
      change: 'ALTER TABLE action_histories ADD COLUMN alert_name text',
      says: 'the added action_histories.alert_name makes "alert_name" ambiguous in the query',
    },
  },
  SA006: {
    classes: ['query'],
    level: 'error',
    why: "A privilege that the query needs is taken from its consumer's role. Tests that run as owner do not see it.",
    remedy: 'Grant it in the same migration, column by column for readers.',
    example: {
      query: 'SELECT t.environment FROM resource_action_traces AS t',
      change: 'REVOKE SELECT (environment) ON resource_action_traces FROM precedent_reader',
      says: 'precedent_reader may no longer use resource_action_traces.environment, which the query needs',
    },
  },
  SA012: {
    classes: ['query'],
    level: 'error',
    why: 'Without the index the query reads the whole table (or ON CONFLICT fails): right answers, too late. Without a unique one a writer may write the same twice.',
    remedy: 'Create an index that serves the query before dropping this one, or change the query first.',
    example: {
      query: 'SELECT h.id FROM action_histories AS h WHERE h.resource_id = $1',
      change: 'DROP INDEX action_histories_resource_id_idx',
      says: 'action_histories_resource_id_idx no longer serves the query; it would read the whole table',
    },
  },
  SA013: {
    classes: ['wire', 'query'],
    level: 'error',
    why: 'Vectors of two sizes cannot be compared, and an index of one distance does not serve another. Types and prepared statements do not show it; it fails, or becomes slow, when it runs.',
    remedy:
      'Add a column of the new dimension (or an index of the new operator class) beside the old one, move the consumers, then drop the old one.',
    example: {
      query:
        'SELECT t.id FROM resource_action_traces AS t WHERE t.embedding IS NOT NULL ORDER BY t.embedding <=> $1 LIMIT 5',
      change: 'ALTER TABLE resource_action_traces ALTER COLUMN embedding TYPE vector(384) USING NULL',
      says: 'resource_action_traces.embedding changes from vector(768) to vector(384); vectors of the old size would be refused when compared',
    },
  },
  SA015: {
    classes: ['source'],
    level: 'error',
    why: 'The generated type gains `null`: consumers no longer compile, and those already running meet a NULL they never expected.',
    remedy: 'Make the consumers handle NULL and release them first, or keep NOT NULL and use a default.',
    example: {
      query: 'SELECT t.alert_name FROM resource_action_traces AS t',
      change: 'ALTER TABLE resource_action_traces ALTER COLUMN alert_name DROP NOT NULL',
      says: 'resource_action_traces.alert_name may now be NULL; the query and its consumer take a value for granted',
    },
  },
  SA018: {
    classes: ['wire'],
    level: 'error',
    why: 'A filter on the lost value silently finds nothing; a writer of it is refused.',
    remedy:
      'Allow the new value beside the old one, move writers and readers, forbid the old one in a later migration.',
    example: {
      query: 'SELECT h.status FROM action_histories AS h',
      change:
        "ALTER TABLE action_histories DROP CONSTRAINT action_histories_status_check, ADD CONSTRAINT action_histories_status_check CHECK (status IN ('pending', 'executing', 'completed', 'failed', 'reverted')) NOT VALID",
      says: "action_histories.status may no longer be 'rolled-back'; new: 'reverted'",
    },
  },
  SA019: {
    classes: ['query'],
    level: 'error',
    why: 'The query reads other rows or values under the same names, or a rewrite rule makes it do something else, and nothing fails.',
    remedy:
      'Create a view of another name, move the consumers, then drop the old one. Adding columns is fine.',
    example: {
      given:
        'CREATE VIEW failed_actions AS SELECT id, alert_name FROM resource_action_traces; GRANT SELECT ON failed_actions TO precedent_reader',
      query: 'SELECT f.id FROM failed_actions AS f',
      change:
        "CREATE OR REPLACE VIEW failed_actions AS SELECT id, alert_name FROM resource_action_traces WHERE execution_status = 'failed'",
      says: 'the view failed_actions is defined anew; the query would read other rows or values under the same names',
    },
  },
  SA020: {
    classes: ['query'],
    level: 'error',
    why: 'Every name is still there, but means another column: the worst kind of drift, because nothing fails.',
    remedy:
      'Names that consumers know keep their meaning: give the new columns new names and move the consumers.',
    example: {
      query: 'SELECT t.alert_name FROM resource_action_traces AS t',
      change:
        'ALTER TABLE resource_action_traces RENAME COLUMN alert_name TO swap; ALTER TABLE resource_action_traces RENAME COLUMN action_type TO alert_name; ALTER TABLE resource_action_traces RENAME COLUMN swap TO action_type',
      says: "what was resource_action_traces.alert_name is now resource_action_traces.action_type; the query would silently read another column's values",
    },
  },
  SA021: {
    classes: ['data'],
    level: 'error',
    why: 'Rows that are written today are refused tomorrow, by the release of the writer that is running then: for want of a value, because a new key takes it only once, or by a check, a foreign key or a trigger. Writers are really executed, with the values of their variants, to see the latter. A limit that they pass is a notice.',
    remedy:
      'Give the column a default, let the schema take what is written today, or make every writer send what it takes and release it first.',
    example: {
      query: 'INSERT INTO action_histories (resource_id, action_type, status) VALUES ($1, $2, $3)',
      change: 'ALTER TABLE action_histories ADD COLUMN requested_by text NOT NULL',
      says: 'action_histories.requested_by needs a value, which the writer does not give',
    },
  },
  SA022: {
    classes: ['data'],
    level: 'error',
    why: 'Rows get another value than before in a column that somebody reads, and nothing fails. Triggers are judged by the text of their functions: one that no longer fills a column or keeps a table in step, or that would fail, is an error; one that is defined anew otherwise a warning.',
    remedy: 'Make the writer send the value itself and release it before the default or the trigger changes.',
    example: {
      query:
        'INSERT INTO action_histories (resource_id, action_type, status) VALUES ($1, $2, $3) RETURNING created_at',
      change: "ALTER TABLE action_histories ALTER COLUMN created_at SET DEFAULT 'epoch'",
      says: "the default of action_histories.created_at changes from now() to '1970-01-01 00:00:00+00'::timestamp with time zone; the writer relies on it",
    },
  },
  SA025: {
    classes: ['query'],
    level: 'error',
    why: 'Row security hides rows without an error: an empty answer that looks like a good one.',
    remedy: 'Test what the role sees under the policies, then record the decision as an override.',
    example: {
      query: 'SELECT r.id FROM resource_references AS r',
      change: 'ALTER TABLE resource_references ENABLE ROW LEVEL SECURITY',
      says: 'row security of resource_references changes; precedent_reader may silently see fewer rows',
    },
  },
};
