import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseMigration } from '@precedent/migrator';
import { compareWatched } from '../src/check/compare.ts';
import { watchedBase, type WatchedBase } from '../src/check/watched-base.ts';
import type { ConsumerStatement } from '../src/check/watch.ts';
import { dumpFile, keep, kept } from '../src/replay/dumps.ts';

const NOTES = parseMigration(
  '0001_notes.sql',
  '-- Notes.\nCREATE TABLE notes (id int PRIMARY KEY, title text, body text);\n',
);
const SHORTER = parseMigration('0002_shorter.sql', '-- Titles do.\nALTER TABLE notes DROP COLUMN body;\n');
/** As many as are worth keeping; the last does not work. */
const STATEMENTS = [
  ...Array.from({ length: 99 }, (_, index) => `SELECT title, body FROM notes WHERE id > $1 LIMIT ${index}`),
  'SELECT author FROM notes',
].map((sql, index): ConsumerStatement => ({
  consumer: 'notes',
  query: `notes.${index}`,
  variant: 'plain',
  source: `${index}.query.ts:1`,
  role: 'postgres',
  sql,
  declaredIndexes: [],
}));

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'precedent-watched-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** What is under watch, and what a change does to it; ends the shadow. */
async function watchedThenChanged({ shadow, watched }: WatchedBase): Promise<unknown> {
  try {
    return { watched, comparison: await compareWatched(shadow, [SHORTER], watched) };
  } finally {
    await shadow.close();
  }
}

test('statements that are under watch on a base are found under watch again, and so is what a change does to them', async () => {
  const first = await watchedBase(root, [NOTES], STATEMENTS);
  expect(first.cached).toBe(false);
  expect([first.watched.watched.length, first.watched.failing.length]).toEqual([99, 1]);
  const fresh = await watchedThenChanged(first);
  const second = await watchedBase(root, [NOTES], STATEMENTS);
  expect(second.cached).toBe(true);
  expect(await watchedThenChanged(second)).toEqual(fresh);
});

test('another statement is not taken for one that was under watch, nor another place for its place', async () => {
  const moved = STATEMENTS.map((own) => ({ ...own, source: `src/${own.source}` }));
  const { shadow, watched, cached } = await watchedBase(root, [NOTES], moved);
  await shadow.close();
  expect(cached).toBe(true);
  expect(watched.watched[0]?.source).toBe('src/0.query.ts:1');
  const [one, ...others] = STATEMENTS;
  const changed = [{ ...one!, sql: 'SELECT id FROM notes' }, ...others];
  const anew = await watchedBase(root, [NOTES], changed);
  await anew.shadow.close();
  expect(anew.cached).toBe(false);
  expect(anew.watched.watched[0]?.probe.columns).toMatchObject([{ name: 'id' }]);
});

test('the newest dumps are kept', async () => {
  const files = Array.from({ length: 9 }, (_, index) =>
    dumpFile(root, { migrations: [], holds: [String(index)], kind: 'watched' }),
  );
  for (const file of files) await keep(file, Buffer.from('a dump'));
  const there = (await readdir(join(files[0]!, '..'))).filter((name) => name.endsWith('.watched'));
  expect(there).toHaveLength(6);
  expect(await kept(files.at(-1)!)).toEqual(Buffer.from('a dump'));
});
