import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readMigrations } from '@precedent/migrator';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';
import { problemsOf } from './problems-of.ts';

const FOLDER = join(WORKSPACE_ROOT, MIGRATIONS_PATH);

test('the migrations of this repository, taken as new, have no problem that was not weighed', async () => {
  const problems = await problemsOf(FOLDER, [], await readMigrations(FOLDER));
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
});
