import { beforeAll, expect, test } from '@jest/globals';
import { parseMigration } from '@precedent/migrator';
import { judgeMutants, Queue } from '../src/mutate/judge-mutants.ts';
import { isFalseAlarm, isMissed, neededRules, type Verdict } from '../src/mutate/score.ts';
import type { Trial } from '../src/mutate/trial.ts';
import { RULES } from '../src/rules/rules.ts';
import { WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

/** A schema with something for every rule, and no more. */
const SCHEMA = `
  CREATE EXTENSION vector;
  CREATE ROLE notes_reader NOLOGIN;
  CREATE ROLE notes_writer NOLOGIN;
  CREATE TABLE teams (id bigint PRIMARY KEY, name text NOT NULL);
  CREATE TABLE notes (
    id bigserial PRIMARY KEY,
    team_id bigint NOT NULL REFERENCES teams (id),
    title text NOT NULL,
    body text,
    status text NOT NULL CHECK (status IN ('open', 'closed')),
    embedding vector(8),
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX notes_team_idx ON notes (team_id, id);
  CREATE INDEX notes_near_idx ON notes USING hnsw (embedding vector_cosine_ops);
  CREATE VIEW open_notes AS SELECT id, title FROM notes WHERE status = 'open';
  GRANT SELECT ON teams, notes, open_notes TO notes_reader;
  GRANT SELECT, INSERT ON notes TO notes_writer;
  GRANT USAGE ON SEQUENCE notes_id_seq TO notes_writer;`;

const STATEMENTS: readonly (readonly [
  query: string,
  role: string,
  sql: string,
  values: readonly unknown[],
])[] = [
  // Names without their table: what another table gets of that name makes them ambiguous.
  [
    'notes.list',
    'notes_reader',
    'SELECT n.id, title, name, body, status, created_at FROM notes AS n JOIN teams AS t ON t.id = team_id WHERE team_id = $1 ORDER BY n.id LIMIT 20',
    [1],
  ],
  ['notes.near', 'notes_reader', 'SELECT id FROM notes ORDER BY embedding <=> $1::vector LIMIT 2', ['[1]']],
  ['notes.open', 'notes_reader', 'SELECT id, title FROM open_notes ORDER BY id', []],
  [
    'notes.create',
    'notes_writer',
    'INSERT INTO notes (team_id, title, body, status) VALUES ($1, $2, $3, $4) RETURNING id, created_at',
    [1, 'a title', 'a body', 'open'],
  ],
];

let verdicts: readonly Verdict[];
beforeAll(async () => {
  const trials = STATEMENTS.map(([query, role, sql, values]): Trial => ({
    consumer: 'notes',
    query,
    variant: 'plain',
    source: `${query}.query.ts:1`,
    role,
    sql,
    values,
    declaredIndexes: [],
  }));
  const migrations = [parseMigration('0001_notes.sql', `-- Notes of teams.\n${SCHEMA}`)];
  const subject = { root: WORKSPACE_ROOT, migrations, trials };
  const judged = await judgeMutants(subject, new Queue(new SharedArrayBuffer(4)), () => undefined);
  verdicts = judged.flatMap(({ verdict }) => verdict ?? []);
});

test('every mutant that changes an outcome is caught, and no other', () => {
  const disagreeing = verdicts.filter((own) => isMissed(own) || isFalseAlarm(own) || own.inControl);
  expect(
    disagreeing.map(({ mutant, changed, errors }) => ({
      mutant: `${mutant.kind} ${mutant.object}`,
      changed,
      errors: errors.map(({ rule, object, query }) => `${rule} ${object} ${query}`),
    })),
  ).toEqual([]);
});

test.each(RULES.map(({ id }) => id))('without %s the score falls', (id) => {
  expect([...neededRules(verdicts)]).toContain(id);
});
