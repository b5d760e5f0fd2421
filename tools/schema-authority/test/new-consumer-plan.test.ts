import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readMigrations } from '@precedent/migrator';
import { parse } from 'yaml';
import { nextSteps } from '../src/new-consumer/next-steps.ts';
import { planConsumer } from '../src/new-consumer/plan.ts';
import { render } from '../src/new-consumer/render.ts';
import { readTemplates } from '../src/new-consumer/templates.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

const read = (path: string): string => readFileSync(join(WORKSPACE_ROOT, path), 'utf8');

describe('the plan of a consumer', () => {
  test('has its role in the next migration and everything else in its folder, fully rendered', async () => {
    const { files, migration } = await planConsumer(WORKSPACE_ROOT, 'weekly-report', undefined);
    const newest = (await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH))).at(-1)?.version ?? 0;
    const number = String(newest + 1).padStart(4, '0');
    expect(migration).toBe(`${MIGRATIONS_PATH}/${number}_role_of_weekly_report.sql`);
    expect(files.get(migration)).toContain('CREATE ROLE precedent_weekly_report_reader NOLOGIN');
    const elsewhere = [...files.keys()].filter((path) => !path.startsWith('apps/weekly-report/'));
    expect(elsewhere).toEqual([migration]);
    expect([...files].filter(([path, text]) => `${path}${text}`.includes('{{'))).toEqual([]);
    expect(files.get('apps/weekly-report/openapi.yaml')).toContain('title: Precedent Weekly Report');
  });

  test('is as exact about versions as the Context API', async () => {
    const { files } = await planConsumer(WORKSPACE_ROOT, 'weekly-report', undefined);
    const { dependencies, devDependencies } = JSON.parse(read('apps/context-api/package.json')) as {
      dependencies: object;
      devDependencies: object;
    };
    const own = JSON.parse(files.get('apps/weekly-report/package.json') ?? '') as {
      dependencies: object;
      devDependencies: object;
    };
    expect(dependencies).toMatchObject(own.dependencies);
    expect(devDependencies).toMatchObject(own.devDependencies);
  });

  test('does not take what is there', async () => {
    await expect(planConsumer(WORKSPACE_ROOT, 'context-api', undefined)).rejects.toThrow('already');
    await expect(planConsumer(WORKSPACE_ROOT, 'consumer-kit', undefined)).rejects.toThrow('already');
    await expect(planConsumer(WORKSPACE_ROOT, 'weekly-report', 8080)).rejects.toThrow('8080');
    await expect(planConsumer(WORKSPACE_ROOT, 'weekly-report', 8091)).rejects.toThrow('8091');
  });
});

describe('what people are told to add to docker/ is there for the Context API', () => {
  const NAMES = {
    name: 'context-api',
    underscored: 'context_api',
    role: 'precedent_reader',
    login: 'precedent_context_api',
    port: 8091,
    port_variable: 'CONTEXT_API_PORT',
  };
  const part = async (name: string): Promise<string> =>
    render((await readTemplates('deploy')).get(name) ?? '', NAMES);

  test.each([
    ['dockerfile-modules', 'docker/Dockerfile'],
    ['dockerfile-target', 'docker/Dockerfile'],
    ['secrets', 'docker/postgres/make-secrets.sh'],
    ['roles-secret', 'docker/postgres/init/01_roles.sh'],
  ])('%s in %s', async (name, path) => {
    expect(read(path)).toContain(await part(name));
  });

  test('the service in docker/compose.yaml, but for what the sample incidents need', async () => {
    const { services } = parse(read('docker/compose.yaml')) as {
      services: Record<string, { depends_on: object }>;
    };
    const there = services['context-api'];
    const { migrate } = there?.depends_on as { migrate: object };
    expect(parse(await part('compose-service'))).toEqual({
      'context-api': { ...there, depends_on: { migrate } },
    });
  });

  test('the roles in docker/postgres/init/01_roles.sh', async () => {
    const [group, login, connect] = (await part('roles')).split('\n');
    const script = read('docker/postgres/init/01_roles.sh');
    expect(script).toContain(group);
    expect(script).toContain(login);
    expect(script).toContain(connect?.replace(/ TO .*/, ' TO '));
  });
});

test('the next steps hold all of it', async () => {
  const plan = await planConsumer(WORKSPACE_ROOT, 'weekly-report', 9000);
  const steps = nextSteps(plan);
  for (const text of plan.deployment.values()) {
    for (const line of text.trimEnd().split('\n')) expect(steps).toContain(`    ${line}`);
  }
  expect(steps).toContain("CREATE ROLE precedent_weekly_report LOGIN PASSWORD '...'");
});
