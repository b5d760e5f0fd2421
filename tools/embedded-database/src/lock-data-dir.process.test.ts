import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDirHolder, DataDirInUseError, lockDataDir } from './lock-data-dir.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'precedent-lock-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('a locked directory is refused, naming the process, until it is unlocked', () => {
  const dataDir = join(directory, 'one');
  const unlock = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(DataDirInUseError);
  expect(() => lockDataDir(`${dataDir}/`)).toThrow(`(${process.pid})`);
  expect(dataDirHolder(dataDir)).toBe(process.pid);
  unlock();
  expect(dataDirHolder(dataDir)).toBeUndefined();
  expect(existsSync(`${dataDir}.lock`)).toBe(false);
  lockDataDir(dataDir)();
});

test.each([
  ['a process that is gone', '4194999 12345\n'],
  ['another process with the same number', `${process.pid} 1\n`],
  ['nobody', ''],
])('a lock left by %s is taken over', async (_whose, content) => {
  const dataDir = join(directory, 'two');
  await writeFile(`${dataDir}.lock`, content);
  const unlock = lockDataDir(dataDir);
  expect(await readFile(`${dataDir}.lock`, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  unlock();
});
