import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migrate, pgSession } from '@precedent/migrator';
import {
  hasSessions,
  insertIncident,
  startServiceProcess,
  useTestDatabase,
  withClient,
} from '@precedent/testing';
import type { Report } from '../src/report/report.ts';
import { MIGRATIONS_PATH } from '../src/workspace/workspace.ts';
import { cloneWorkspace, type ProgramEnd, type WorkspaceClone } from './workspace-clone.ts';

/** Of this run alone: roles belong to the whole server that tests may share. */
const NAME = `weekly-report-${process.pid}`;
const ROLE = `precedent_weekly_report_${process.pid}_reader`;
/** Read by the new consumer and by nobody else. */
const ITS_COLUMN = 'resource_references.created_at';
const LIMIT_MS = 300_000;

const JEST = 'node_modules/jest/bin/jest.js';
let clone: WorkspaceClone;
let written: ProgramEnd;

beforeAll(async () => {
  clone = await cloneWorkspace();
  written = await clone.schema('new-consumer', NAME, '--port', '8099', '--base', 'HEAD');
}, LIMIT_MS);
afterAll(() => clone.dispose());

/** Fails with what the program said. */
function expectSuccess({ exitCode, stdout, stderr }: ProgramEnd): void {
  expect({ exitCode, said: exitCode === 0 ? '' : `${stdout}\n${stderr}` }).toEqual({ exitCode: 0, said: '' });
}

test('new-consumer writes the service and says what is left to do', () => {
  expectSuccess(written);
  expect(written.stdout).toContain(`wrote apps/${NAME}/src/main.ts`);
  expect(written.stdout).toMatch(/@precedent\/schema \S+ -> \S+ \(patch\)/);
  expect(written.stdout).toContain(`npm test -- apps/${NAME}`);
});

describe('from the start', () => {
  test(
    'npm ci accepts the lock file',
    async () => {
      const options = ['--offline', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund'];
      expectSuccess(await clone.npm('ci', ...options));
    },
    LIMIT_MS,
  );

  test(
    'lint and types are in order',
    async () => {
      const nx = ['run-many', '--targets=lint,typecheck', `--projects=${NAME}`];
      expectSuccess(await clone.node('node_modules/nx/dist/bin/nx.js', nx));
    },
    LIMIT_MS,
  );

  test.each(hasSessions() ? ['server', 'embedded'] : ['embedded'])(
    'its unit and database tests pass, database: %s',
    async (kind) => {
      const ended = await clone.node(
        JEST,
        ['--selectProjects', NAME, `${NAME}:db`],
        kind === 'embedded' ? { TEST_DATABASE: kind } : {},
      );
      expectSuccess(ended);
      expect(ended.stderr).toMatch(/Test Suites: .*\b8 (?:passed, )?(?:of 8 )?total/);
      expect(ended.stderr).toContain(`${NAME} 4; all declared`);
    },
    LIMIT_MS,
  );

  test(
    'what is generated is fresh, and there is nothing to say against the change',
    async () => {
      expectSuccess(await clone.schema('generate', '--check'));
      expectSuccess(await clone.schema('contract', '--check'));
      const checked = await clone.schema('check', '--base', 'HEAD', '--format', 'json');
      expectSuccess(checked);
      expect(JSON.parse(checked.stdout)).toMatchObject({ status: 'compatible', findings: [] });
    },
    LIMIT_MS,
  );
});

test(
  'once it is committed, a migration that takes a column it reads is refused',
  async () => {
    await clone.commit('a consumer');
    const file = join(clone.root, MIGRATIONS_PATH, '9001_drop.sql');
    const [table, column] = ITS_COLUMN.split('.');
    await writeFile(file, `-- Nobody reads it, it seems.\nALTER TABLE ${table} DROP COLUMN ${column};\n`);
    const { exitCode, stdout } = await clone.schema('check', '--base', 'HEAD', '--format', 'json');
    await rm(file);
    expect(exitCode).toBe(1);
    const { findings } = JSON.parse(stdout) as Report;
    const errors = findings.filter(({ severity, consumer }) => severity === 'error' && consumer === NAME);
    expect(errors).toMatchObject([{ rule: 'SA002', query: 'resources.list', object: ITS_COLUMN }]);
    expect(errors[0]?.source).toMatch(new RegExp(`^apps/${NAME}/src/resources/list\\.query\\.ts:\\d+$`));
  },
  LIMIT_MS,
);

describe('on a database with its migration', () => {
  // Hooks run in the order of their definition: the role can go once the database is empty of its grants.
  afterAll(() =>
    withClient(database.ownerUrl, (owner) => owner.query(`DROP OWNED BY ${ROLE}; DROP ROLE ${ROLE}`)),
  );
  const database = useTestDatabase();

  beforeAll(() =>
    withClient(database.ownerUrl, (owner) =>
      migrate(pgSession(owner), { directory: join(clone.root, MIGRATIONS_PATH) }),
    ),
  );

  test('the service starts and answers', async () => {
    await insertIncident(database.owner, { cluster_name: 'prod', name: 'payments' });
    const main = pathToFileURL(join(clone.root, `apps/${NAME}/src/main.ts`));
    const service = startServiceProcess(main, {
      DATABASE_URL: await database.loginIn(ROLE),
      DATABASE_SHARED_SESSION: String(database.sharedSession),
    });
    const origin = `http://127.0.0.1:${await service.listening()}`;
    const answer = await fetch(`${origin}/api/v1/resources?cluster_name=prod`);
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 200,
      body: { items: [{ name: 'payments', incidents: 1, success_rate: 1 }], next_after: null },
    });
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    service.kill('SIGTERM');
    expect(await service.ended()).toBe(0);
  });
});
