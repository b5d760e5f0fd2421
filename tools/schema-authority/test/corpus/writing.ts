import { breaks, passes, type Case } from './case.ts';

/** Changes that the old writer may fail on, and ways to say a change. */
export const WRITING: readonly Case[] = [
  breaks('a column that must be given', 'ALTER TABLE notes ADD COLUMN mood text NOT NULL', {
    'SA021 notes.mood': ['corpus/note', 'corpus/keep'],
  }),
  breaks(
    'a column that the writer leaves out must be given',
    'ALTER TABLE notes ALTER COLUMN spare SET NOT NULL',
    {
      'SA021 notes.spare': ['corpus/note', 'corpus/keep'],
    },
  ),
  breaks(
    'a column may not be NULL any more',
    'ALTER TABLE resource_action_traces ALTER COLUMN alert_summary SET NOT NULL',
    {
      'SA021 resource_action_traces.alert_summary': ['data-storage/action-traces.create'],
    },
  ),
  breaks('a default is dropped', 'ALTER TABLE notes ALTER COLUMN kind DROP DEFAULT', {
    'SA021 notes.kind': ['corpus/note', 'corpus/keep'],
  }),
  breaks('a default becomes another', "ALTER TABLE notes ALTER COLUMN kind SET DEFAULT 'answer'", {
    'SA022 notes.kind': ['corpus/note'],
  }),
  breaks('an identity is dropped', 'ALTER TABLE notes ALTER COLUMN id DROP IDENTITY', {
    'SA021 notes.id': ['corpus/note', 'corpus/keep'],
  }),
  passes('a check that rows may fail', 'ALTER TABLE notes ADD CONSTRAINT short CHECK (length(body) < 10)'),
  passes(
    'a check that is not validated',
    'ALTER TABLE notes ADD CONSTRAINT short CHECK (length(body) < 10) NOT VALID',
  ),
  breaks(
    'a value of a vocabulary is taken away',
    "ALTER TABLE action_histories DROP CONSTRAINT action_histories_status_check; ALTER TABLE action_histories ADD CONSTRAINT action_histories_status_check CHECK (status IN ('pending', 'executing', 'completed', 'failed'))",
    {
      'SA018 action_histories.status': ['data-storage/action-traces.create'],
    },
  ),
  passes(
    'a value of a vocabulary is added',
    "ALTER TABLE action_histories DROP CONSTRAINT action_histories_status_check; ALTER TABLE action_histories ADD CONSTRAINT action_histories_status_check CHECK (status IN ('pending', 'executing', 'completed', 'failed', 'rolled-back', 'skipped'))",
  ),
  passes(
    'a check is dropped',
    'ALTER TABLE resource_action_traces DROP CONSTRAINT resource_action_traces_execution_times_check',
  ),
  passes(
    'a foreign key that rows may fail',
    'CREATE TABLE people (name varchar(40) PRIMARY KEY); ALTER TABLE notes ADD FOREIGN KEY (author) REFERENCES people (name)',
  ),
  breaks(
    'a column becomes generated',
    "ALTER TABLE notes DROP COLUMN body; ALTER TABLE notes ADD COLUMN body text GENERATED ALWAYS AS (author || '!') STORED",
    {
      'SA002 notes.body': ['corpus/note', 'corpus/notes', 'corpus/keep', 'corpus/sorted'],
      'SA006 notes.body': ['corpus/notes', 'corpus/sorted'],
      'SA015 notes.body': ['corpus/notes', 'corpus/sorted'],
    },
  ),
  breaks('a DO block drops a column', "DO $$ BEGIN EXECUTE 'ALTER TABLE notes DROP COLUMN score'; END $$", {
    'SA002 notes.score': ['corpus/notes'],
  }),
  breaks(
    'a DO block drops a column and swallows errors',
    'DO $$ BEGIN ALTER TABLE notes DROP COLUMN score; EXCEPTION WHEN OTHERS THEN NULL; END $$',
    {
      'SA002 notes.score': ['corpus/notes'],
    },
  ),
  breaks(
    'dynamic SQL in a loop renames',
    "DO $$ DECLARE c text; BEGIN FOR c IN SELECT unnest(ARRAY['author']) LOOP EXECUTE format('ALTER TABLE notes RENAME COLUMN %I TO %I', c, c || '_2'); END LOOP; END $$",
    {
      'SA004 notes.author': ['corpus/notes', 'corpus/bare', 'corpus/shouted', 'corpus/note', 'corpus/keep'],
    },
  ),
  breaks(
    'a function called by SELECT drops a column',
    'CREATE FUNCTION go() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE notes DROP COLUMN score; EXCEPTION WHEN OTHERS THEN NULL; END $$; SELECT go(); DROP FUNCTION go()',
    {
      'SA002 notes.score': ['corpus/notes'],
    },
  ),
  breaks(
    'a search path set before',
    'SET search_path = archive; ALTER TABLE old_notes RENAME COLUMN body TO content',
    {
      'SA004 archive.old_notes.body': ['corpus/archive'],
    },
  ),
  passes(
    'settings of the session',
    "SET LOCAL lock_timeout = '1s'; SET statement_timeout = '5s'; SET search_path = archive; CREATE TABLE fresh (id int)",
  ),
  breaks(
    'several things in one statement',
    'ALTER TABLE notes DROP COLUMN score, ADD COLUMN points int, ALTER COLUMN author DROP NOT NULL',
    {
      'SA002 notes.score': ['corpus/notes'],
      'SA015 notes.author': ['corpus/notes'],
    },
  ),
  breaks(
    'two files, each breaking another query',
    ['ALTER TABLE notes DROP COLUMN score', 'DROP TABLE archive.old_notes'],
    {
      'SA002 notes.score': ['corpus/notes'],
      'SA002 archive.old_notes': ['corpus/archive'],
    },
  ),
  breaks(
    'a harmless file after a breaking one',
    ['ALTER TABLE notes DROP COLUMN score', 'ALTER TABLE notes ADD COLUMN points int'],
    {
      'SA002 notes.score': ['corpus/notes'],
    },
  ),
  passes(
    'rows are changed',
    "UPDATE notes SET body = 'x'; INSERT INTO idle VALUES (1, 'a', 'b'); DELETE FROM idle",
  ),
  passes('an upper-case name without quotes is the same name', 'ALTER TABLE IDLE ADD COLUMN FOUR text'),
  passes(
    'a partition of a new table',
    'CREATE TABLE fresh (id int, at date) PARTITION BY RANGE (at); CREATE TABLE fresh_1 PARTITION OF fresh DEFAULT',
  ),
  passes(
    'a new trigger that changes nothing on a table nobody writes',
    'CREATE FUNCTION keep_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER keep_it BEFORE INSERT ON idle FOR EACH ROW EXECUTE FUNCTION keep_it()',
  ),
  passes('a NOT NULL on what the writer always gives', 'ALTER TABLE idle ALTER COLUMN one SET NOT NULL'),
  passes('an extension', 'CREATE EXTENSION IF NOT EXISTS vector'),
  passes('a domain', 'CREATE DOMAIN short_text AS text CHECK (length(VALUE) < 10)'),
];
