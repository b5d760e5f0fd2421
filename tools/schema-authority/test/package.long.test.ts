import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
let project = '';

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'precedent-package-'));
});

afterAll(async () => {
  await rm(project, { recursive: true, force: true });
});

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
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project], {
    cwd: join(root, 'libs/schema'),
  });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [
    { filename: string; files: { path: string }[] },
  ];
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['schema.sql', 'catalog.json', 'README.md', 'dist/index.d.ts']),
  );
  expect(paths.filter((path) => /test|tsbuildinfo|^src/.test(path))).toEqual([]);

  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ name: 'empty', private: true, type: 'module' }),
  );
  await writeFile(join(project, 'good.ts'), GOOD);
  await writeFile(join(project, 'bad.ts'), GOOD.replace("'execution_error']", "'no_such_column']"));
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', packed.filename, 'kysely@0.29.9', 'typescript@5.9.3'],
    {
      cwd: project,
    },
  );
  const compile = (file: string): Promise<unknown> =>
    run(
      join(project, 'node_modules/.bin/tsc'),
      [
        '--strict',
        '--target',
        'es2023',
        '--module',
        'nodenext',
        '--lib',
        'es2023,dom',
        '--outDir',
        'out',
        file,
      ],
      { cwd: project },
    );
  await compile('good.ts');
  await expect(compile('bad.ts')).rejects.toMatchObject({
    stdout: expect.stringContaining('no_such_column'),
  });
  const ran = await run(process.execPath, ['out/good.js'], { cwd: project });
  const catalog = await run(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { createRequire } from 'node:module';
     const require = createRequire(${JSON.stringify(join(project, 'good.ts'))});
     const { head, fingerprint } = require('@precedent/schema/catalog.json');
     console.log(JSON.stringify({ rows: 0, SCHEMA_HEAD: head, SCHEMA_FINGERPRINT: fingerprint }));`,
  ]);
  expect(JSON.parse(ran.stdout)).toEqual(JSON.parse(catalog.stdout));
}, 180_000);
