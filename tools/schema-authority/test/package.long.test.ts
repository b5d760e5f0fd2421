import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ForeignProject } from '@precedent/testing';

const PACKAGE = new URL('../../../libs/schema/', import.meta.url);
let project: ForeignProject;

beforeAll(async () => {
  project = await ForeignProject.create();
});

afterAll(() => project.remove());

const GOOD = `
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { EXECUTION_STATUSES, SCHEMA_FINGERPRINT, SCHEMA_HEAD, type DB } from '@precedent/schema';

const db = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (own) => new PostgresIntrospector(own),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const rows: { id: number; alert_name: string; execution_error: string | null }[] = await db
  .selectFrom('resource_action_traces')
  .select(['id', 'alert_name', 'execution_error'])
  .where('execution_status', '=', EXECUTION_STATUSES[2])
  .execute();
console.log(JSON.stringify({ rows: rows.length, SCHEMA_HEAD, SCHEMA_FINGERPRINT }));
`;

test('npm pack gives a package that an empty project installs, typechecks against and runs', async () => {
  const paths = await project.install(PACKAGE, 'kysely@0.29.9', 'typescript@5.9.3');
  expect(paths).toEqual(
    expect.arrayContaining(['schema.sql', 'catalog.json', 'README.md', 'dist/index.d.ts']),
  );
  expect(paths.filter((path) => /test|tsbuildinfo|^src/.test(path))).toEqual([]);

  await project.write('good.ts', GOOD);
  await project.write('bad.ts', GOOD.replace("'execution_error']", "'no_such_column']"));
  await project.compile('good.ts');
  await expect(project.compile('bad.ts')).rejects.toMatchObject({
    stdout: expect.stringContaining('no_such_column'),
  });
  const installed = createRequire(join(project.directory, 'good.ts'));
  const { head, fingerprint } = installed('@precedent/schema/catalog.json') as Record<string, string>;
  expect(JSON.parse(await project.run('good.js'))).toEqual({
    rows: 0,
    SCHEMA_HEAD: head,
    SCHEMA_FINGERPRINT: fingerprint,
  });
}, 180_000);
