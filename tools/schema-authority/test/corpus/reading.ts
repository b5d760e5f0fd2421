import { breaks, passes, type Case } from './case.ts';

/** Changes of what is read: columns, tables, types. */
export const READING: readonly Case[] = [
  breaks('a used column is dropped', 'ALTER TABLE notes DROP COLUMN score', {
    'SA002 notes.score': ['corpus/notes'],
  }),
  breaks('a used column is dropped with CASCADE', 'ALTER TABLE notes DROP COLUMN author CASCADE', {
    'SA002 notes.author': ['corpus/notes', 'corpus/bare', 'corpus/shouted', 'corpus/note', 'corpus/keep'],
  }),
  breaks('a column used only in WHERE is dropped', 'ALTER TABLE notes DROP COLUMN kind', {
    'SA002 notes.kind': ['corpus/notes'],
  }),
  breaks('a column used only in a join is renamed', 'ALTER TABLE notes RENAME COLUMN trace_id TO trace', {
    'SA004 notes.trace_id': ['corpus/bare', 'corpus/note', 'corpus/keep'],
  }),
  breaks('a column with a quoted name is renamed', 'ALTER TABLE notes RENAME COLUMN "Odd Name" TO odd_name', {
    'SA004 notes.Odd Name': ['corpus/odd'],
  }),
  breaks(
    'a rename hidden as drop and add',
    [
      'ALTER TABLE notes DROP COLUMN body',
      "ALTER TABLE notes ADD COLUMN text_of_it text NOT NULL DEFAULT ''",
    ],
    { 'SA002 notes.body': ['corpus/notes', 'corpus/note', 'corpus/keep'] },
  ),
  breaks(
    'dropped, and made again with the same name and type',
    'ALTER TABLE notes DROP COLUMN score; ALTER TABLE notes ADD COLUMN score numeric(6, 2)',
    { 'SA002 notes.score': ['corpus/notes'], 'SA006 notes.score': ['corpus/notes'] },
  ),
  breaks(
    'dropped and made again, the grant too',
    'ALTER TABLE notes DROP COLUMN score; ALTER TABLE notes ADD COLUMN score numeric(6, 2); GRANT SELECT (score) ON notes TO corpus_reports',
    { 'SA002 notes.score': ['corpus/notes'] },
  ),
  breaks(
    'two columns swap their names',
    'ALTER TABLE notes RENAME COLUMN author TO swap; ALTER TABLE notes RENAME COLUMN body TO author; ALTER TABLE notes RENAME COLUMN swap TO body',
    {
      'SA020 notes.author': ['corpus/notes'],
      'SA020 notes.body': ['corpus/notes'],
      'SA012 notes_author_idx': ['corpus/keep'],
    },
  ),
  passes('a rename taken back in the next file', [
    'ALTER TABLE notes RENAME COLUMN author TO writer',
    'ALTER TABLE notes RENAME COLUMN writer TO author',
  ]),
  breaks('narrowed', 'ALTER TABLE notes ALTER COLUMN author TYPE varchar(10)', {
    'SA003 notes.author': ['corpus/notes', 'corpus/note'],
  }),
  breaks('scale changed', 'ALTER TABLE notes ALTER COLUMN score TYPE numeric(6, 1)', {
    'SA003 notes.score': ['corpus/notes'],
  }),
  breaks('retyped', 'ALTER TABLE notes ALTER COLUMN score TYPE text', {
    'SA003 notes.score': ['corpus/notes'],
  }),
  breaks('widened where the result shows it', 'ALTER TABLE notes ALTER COLUMN author TYPE text', {
    'SA003 notes.author': ['corpus/notes'],
  }),
  passes('widened where no result shows it', 'ALTER TABLE notes ALTER COLUMN small TYPE bigint'),
  breaks('made nullable', 'ALTER TABLE notes ALTER COLUMN author DROP NOT NULL', {
    'SA015 notes.author': ['corpus/notes'],
  }),
  breaks(
    'made nullable where it is only joined by',
    'ALTER TABLE notes ALTER COLUMN trace_id DROP NOT NULL',
    { 'SA015 notes.trace_id': ['corpus/bare', 'corpus/keep'] },
  ),
  passes('made nullable where nobody reads it', 'ALTER TABLE idle ALTER COLUMN three DROP NOT NULL'),
  breaks('a used table is dropped', 'DROP TABLE archive.old_notes', {
    'SA002 archive.old_notes': ['corpus/archive'],
  }),
  breaks('a used table is dropped with CASCADE', 'DROP TABLE archive.old_notes CASCADE', {
    'SA002 archive.old_notes': ['corpus/archive'],
  }),
  breaks('a used table is renamed', 'ALTER TABLE archive.old_notes RENAME TO older_notes', {
    'SA004 archive.old_notes': ['corpus/archive'],
  }),
  breaks('a used table goes to another schema', 'ALTER TABLE archive.old_notes SET SCHEMA public', {
    'SA004 archive.old_notes': ['corpus/archive'],
  }),
  breaks('its schema is renamed', 'ALTER SCHEMA archive RENAME TO attic', {
    'SA004 archive.old_notes': ['corpus/archive'],
  }),
  breaks('its schema is dropped with CASCADE', 'DROP SCHEMA archive CASCADE', {
    'SA002 archive.old_notes': ['corpus/archive'],
  }),
  breaks(
    'an added column makes a name ambiguous',
    'ALTER TABLE resource_action_traces ADD COLUMN author text',
    {
      'SA005 resource_action_traces.author': ['corpus/bare'],
    },
  ),
  breaks(
    'an added column makes a name ambiguous, the other way',
    'ALTER TABLE notes ADD COLUMN alert_name text',
    {
      'SA005 notes.alert_name': ['corpus/bare'],
    },
  ),
  passes(
    'an added column of a name that every query qualifies',
    'ALTER TABLE notes ADD COLUMN execution_error text',
  ),
  passes('an added column with a default', "ALTER TABLE notes ADD COLUMN mood text NOT NULL DEFAULT 'calm'"),
  passes(
    'an added generated column',
    'ALTER TABLE notes ADD COLUMN size int GENERATED ALWAYS AS (length(body)) STORED',
  ),
  passes('an added identity column', 'ALTER TABLE idle ADD COLUMN number int GENERATED ALWAYS AS IDENTITY'),
  passes('an unused column is dropped', 'ALTER TABLE notes DROP COLUMN spare'),
  passes('an unused column is renamed', 'ALTER TABLE notes RENAME COLUMN spare TO extra'),
  passes('an unused column is retyped', 'ALTER TABLE notes ALTER COLUMN spare TYPE varchar(3)'),
  passes('an unused table is dropped', 'DROP TABLE idle'),
  passes(
    'an unused table is made again, its columns in another order',
    'DROP TABLE idle; CREATE TABLE idle (two text, id bigint PRIMARY KEY, one text)',
  ),
  passes('a new table', 'CREATE TABLE fresh (id bigint PRIMARY KEY, author text, alert_name text)'),
  passes(
    'a new table of a new schema',
    'CREATE SCHEMA fresh; CREATE TABLE fresh.notes (id bigint PRIMARY KEY)',
  ),
  passes('a comment', "COMMENT ON COLUMN notes.author IS 'DROP TABLE notes; -- in words only'"),
  passes(
    'comments that look like statements',
    '-- DROP TABLE notes;\n/* ALTER TABLE notes DROP COLUMN author; */ SELECT 1',
  ),
  passes(
    'storage and statistics',
    'ALTER TABLE notes ALTER COLUMN body SET STORAGE EXTERNAL; ALTER TABLE notes ALTER COLUMN body SET STATISTICS 500; ALTER TABLE notes SET (fillfactor = 80)',
  ),
  breaks(
    'a used table is replaced by one of the same form',
    'CREATE TABLE again (LIKE archive.old_notes INCLUDING ALL); DROP TABLE archive.old_notes; ALTER TABLE again SET SCHEMA archive; ALTER TABLE archive.again RENAME TO old_notes; GRANT SELECT ON archive.old_notes TO corpus_reports',
    { 'SA002 archive.old_notes': ['corpus/archive'] },
  ),
  breaks(
    'an enum value a query filters on is renamed',
    "ALTER TYPE note_kind RENAME VALUE 'question' TO 'query'",
    {
      'SA018 notes.kind': ['corpus/notes'],
    },
  ),
  breaks(
    'an enum value of a column that is filtered on is renamed',
    "ALTER TYPE note_kind RENAME VALUE 'answer' TO 'reply'",
    { 'SA018 notes.kind': ['corpus/notes'] },
  ),
  passes('an enum value is added', "ALTER TYPE note_kind ADD VALUE 'joke'"),
  passes(
    'a collation is changed where nothing is sorted by it',
    'ALTER TABLE notes ALTER COLUMN author TYPE varchar(40) COLLATE "C"',
  ),
  passes(
    'a collation is changed where queries sort by one that they name',
    'ALTER TABLE resource_action_traces ALTER COLUMN cluster_name TYPE text COLLATE "und-x-icu"',
  ),
  breaks(
    'a collation is changed where something is sorted by it',
    'ALTER TABLE notes ALTER COLUMN body TYPE text COLLATE "C"',
    { 'SA003 notes.body': ['corpus/sorted'] },
  ),
];
