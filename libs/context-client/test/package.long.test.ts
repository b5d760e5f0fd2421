import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ForeignProject, insertIncident, startServiceProcess, useTestDatabase } from '@precedent/testing';

const PACKAGE = new URL('../', import.meta.url);
const CONTEXT_API = new URL('../../../apps/context-api/src/main.ts', import.meta.url);
const database = useTestDatabase();
let project: ForeignProject;

beforeAll(async () => {
  project = await ForeignProject.create();
});

afterAll(() => project.remove());

test('npm pack gives a package with which the example compiles and runs elsewhere, and a wrong filter does not', async () => {
  const paths = await project.install(PACKAGE, 'typescript@5.9.3', '@types/node@24.12.0');
  expect(paths).toEqual(expect.arrayContaining(['README.md', 'package.json', 'dist/index.d.ts']));
  expect(paths.filter((path) => /test|tsbuildinfo|^src|^examples/.test(path))).toEqual([]);

  const example = await readFile(new URL('examples/what-worked.ts', PACKAGE), 'utf8');
  await project.write('good.ts', example);
  await project.write('bad.ts', example.replace('filters: { severity:', 'filters: { severty:'));
  await project.compile('good.ts');
  await expect(project.compile('bad.ts')).rejects.toMatchObject({
    stdout: expect.stringMatching(/bad\.ts\(\d+,\d+\).*'severty'/),
  });

  await insertIncident(database.owner, { alert_name: 'DiskFull', action_timestamp: new Date() });
  const service = startServiceProcess(CONTEXT_API, {
    DATABASE_URL: database.readerUrl,
    DATABASE_SHARED_SESSION: String(database.sharedSession),
  });
  try {
    const baseUrl = `http://127.0.0.1:${await service.listening()}`;
    expect(await project.run('good.js', baseUrl, 'DiskFull')).toContain('restart_pod worked 1 of 1 times');
  } finally {
    service.kill('SIGTERM');
    await service.ended();
  }
}, 180_000);
