import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { consumerNames } from './consumer-name.ts';
import type { ConsumerPlan } from './plan.ts';
import { writeConsumer } from './write-consumer.ts';

const MIGRATION = 'apps/data-storage/migrations/0002_role_of_report.sql';
const PLAN: ConsumerPlan = {
  names: consumerNames('report', undefined, { projects: new Set(), ports: new Set(), migrations: '' }),
  folder: 'apps/report',
  migration: MIGRATION,
  files: new Map([
    ['apps/report/package.json', '{}'],
    [MIGRATION, '-- a role'],
  ]),
  deployment: new Map(),
};
const KEPT = [
  'apps/data-storage/migrations/0001_tables.sql',
  'libs/schema/package.json',
  'package-lock.json',
];
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'precedent-write-'));
  for (const path of KEPT) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), `${path} as it was`);
  }
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('when a step fails, nothing of the consumer is left and versions are as they were', async () => {
  // There is no node_modules, so that already the first program cannot be run.
  await expect(writeConsumer(root, PLAN, async () => undefined)).rejects.toThrow(
    /openapi-typescript[^]*apps\/report was removed again; npm run schema -- generate restores/,
  );
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  expect(files.sort()).toEqual(KEPT);
  for (const path of KEPT) expect(await readFile(join(root, path), 'utf8')).toBe(`${path} as it was`);
  expect(await readdir(join(root, 'apps'))).toEqual(['data-storage']);
});
