import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { filesAt, resolveCommit } from '../src/workspace/git.ts';

const run = promisify(execFile);
let root = '';
const git = (...args: readonly string[]) =>
  run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], { cwd: root });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'precedent-git-'));
  await git('init', '--quiet', '--initial-branch=main');
  await mkdir(join(root, 'a/b'), { recursive: true });
  await writeFile(join(root, 'a/1.sql'), 'SELECT 1;\n');
  await writeFile(join(root, 'a/b/2 ü.sql'), "SELECT 'ü';\n\nno blob 3\n");
  await writeFile(join(root, 'a/empty.sql'), '');
  await writeFile(join(root, 'ab.sql'), 'not below a');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'one');
  await writeFile(join(root, 'a/1.sql'), 'changed');
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('files are read as they stand at the commit, to the byte', async () => {
  expect(await filesAt(root, await resolveCommit(root, 'main'), 'a')).toEqual(
    new Map([
      ['a/1.sql', 'SELECT 1;\n'],
      ['a/b/2 ü.sql', "SELECT 'ü';\n\nno blob 3\n"],
      ['a/empty.sql', ''],
    ]),
  );
});

test('a folder that is not there is empty, a reference that is not there is refused', async () => {
  expect(await filesAt(root, 'HEAD', 'nowhere')).toEqual(new Map());
  await expect(resolveCommit(root, 'nobranch')).rejects.toThrow('"nobranch" names no commit here');
});
