import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readHistory } from '../src/stats/history.ts';
import { overrideAges } from '../src/stats/override-age.ts';
import type { Override } from '../src/overrides/override.ts';
import { catalog, column, table } from './sample-catalog.ts';

const run = promisify(execFile);
const FOLDER = 'apps/data-storage/migrations';
const CONTENT = 'sha256:0123456789abcdef/0123456789abcdef';
let root = '';

/** Commits files on a day. */
async function commit(day: string, message: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const date = `${day}T12:00:00Z`;
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  await git(['add', '--all'], env);
  await git(['commit', '--quiet', '--message', message], env);
}

async function git(args: readonly string[], env = process.env): Promise<string> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid'];
  return (await run('git', [...identity, ...args], { cwd: root, env })).stdout;
}

const catalogText = (head: string, ...columns: readonly string[]) =>
  JSON.stringify({
    head,
    ...catalog(
      table(
        't',
        columns.map((name) => column(name)),
      ),
    ),
  });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'precedent-stats-'));
  await git(['init', '--quiet', '--initial-branch=main']);
  await commit('2025-01-01', 'The first schema', { [`${FOLDER}/0001_a.sql`]: 'SELECT 1;' });
  await commit('2025-02-01', 'Generated schema', {
    'libs/schema/catalog.json': catalogText('0001_a.sql', 'a'),
  });
  await commit('2025-03-03', 'A column', {
    [`${FOLDER}/0002_b.sql`]: '-- Schema-Request: #7 opened 2025-03-01 for BR-CONTEXT-011\nSELECT 1;',
    'libs/schema/catalog.json': catalogText('0002_b.sql', 'a', 'b'),
  });
  await commit(
    '2025-04-01',
    'A rename that was stopped\n\nSchema-Caught: SA004 t.a\nSchema-Caught: SA012 i',
    {
      'README.md': 'x',
    },
  );
  await git(['checkout', '--quiet', '-b', 'branch']);
  await commit('2025-05-01', 'Away with a column', {
    [`${FOLDER}/0003_c.sql`]: 'SELECT 1;',
    'schema-overrides.yml': `overrides:\n  - content: ${CONTENT}\n`,
  });
  await git(['checkout', '--quiet', 'main']);
  const env = {
    ...process.env,
    GIT_AUTHOR_DATE: '2025-05-05T12:00:00Z',
    GIT_COMMITTER_DATE: '2025-05-05T12:00:00Z',
  };
  await git(['merge', '--quiet', '--no-ff', '--message', 'Merge branch', 'branch'], env);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('changes are told by when they came to the main line, with their class, requests and trailers', async () => {
  const { commits, trailers, cutOffAt } = await readHistory(root);
  expect(cutOffAt).toBeNull();
  expect(
    commits.map(({ date, migrations, bump, fresh }) => [date.slice(0, 10), migrations, bump, fresh]),
  ).toEqual([
    ['2025-01-01', ['0001_a.sql'], null, null],
    ['2025-03-03', ['0002_b.sql'], 'minor', true],
    ['2025-05-05', ['0003_c.sql'], 'none', false],
  ]);
  expect(commits[1]?.requests).toEqual([{ issue: 7, opened: '2025-03-01', requirement: 'BR-CONTEXT-011' }]);
  expect(trailers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Schema-Caught: SA004 t.a',
    'Schema-Caught: SA012 i',
  ]);
});

test('an override is as old as the commit that brought its content', async () => {
  const override = { content: CONTENT } as Override;
  const other = { content: 'sha256:ffffffffffffffff/0123456789abcdef' } as Override;
  const ages = await overrideAges(root, [override, other], null);
  expect(ages.map(({ since }) => since?.slice(0, 10) ?? null)).toEqual(['2025-05-01', null]);
});

test('a shallow clone does not take what it begins with for a change', async () => {
  const shallow = await mkdtemp(join(tmpdir(), 'precedent-shallow-'));
  await run('git', ['clone', '--quiet', '--depth', '2', pathToFileURL(root).href, shallow]);
  const { commits, cutOffAt } = await readHistory(shallow);
  await rm(shallow, { recursive: true, force: true });
  expect(cutOffAt?.slice(0, 10)).toBe('2025-04-01');
  expect(commits.map(({ migrations }) => migrations)).toEqual([['0003_c.sql']]);
});
