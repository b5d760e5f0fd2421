import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describeOnServer, useTestDatabase, withClient } from '@precedent/testing';
import { startService, until, type RunningService } from './services.ts';

/** The four rows of DD-SCHEMA-001's "Graceful Degradation", with both services really running meanwhile. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const database = useTestDatabase();
let writer: RunningService;
let reader: RunningService;

beforeEach(async () => {
  [writer, reader] = await Promise.all([
    startService('apps/data-storage', database, 'writer'),
    startService('apps/context-api', database, 'reader'),
  ]);
});
afterEach(async () => {
  await Promise.all([writer.stop(), reader.stop()]);
});

const change = (sql: string): Promise<unknown> =>
  withClient(database.ownerUrl, (client) => client.query(sql));

interface Answer {
  readonly status: number;
  readonly body: { readonly items?: { readonly action_id: string }[]; readonly [member: string]: unknown };
}

async function ask(url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(
    url,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

/** Records one action and returns its key. */
async function record(): Promise<string> {
  const action_id = `degradation-${randomBytes(6).toString('hex')}`;
  const { status, body } = await ask(`${writer.origin}/api/v1/action-traces`, {
    action_id,
    alert_name: 'KubePodCrashLooping',
    alert_summary: 'the container is killed for want of memory',
    cluster_name: 'test',
    namespace: 'shop',
    kind: 'Deployment',
    name: 'checkout',
    action_type: 'increase_memory_limit',
    action_timestamp: new Date().toISOString(),
    execution_status: 'completed',
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  return action_id;
}

const list = (origin = reader.origin): Promise<Answer> => ask(`${origin}/api/v1/incidents?limit=200`);
const search = (): Promise<Answer> =>
  ask(`${reader.origin}/api/v1/incidents/search`, { text: 'out of memory' });
const ready = (): Promise<Answer> => ask(`${reader.origin}/health/ready?verbose`);

/** Both services do their whole work: what is recorded is listed and found. */
async function expectWorking(origin = reader.origin): Promise<void> {
  const action_id = await record();
  const listed = await list(origin);
  expect(listed).toMatchObject({ status: 200 });
  expect(listed.body.items?.map((item) => item.action_id)).toContain(action_id);
  const found = await search();
  expect({ status: found.status, found: found.body.items?.length }).toMatchObject({ status: 200 });
}

test('a column is added: nothing changes', async () => {
  await expectWorking();
  await change('ALTER TABLE resource_action_traces ADD COLUMN runbook_url text');
  await change('ALTER TABLE resource_references ADD COLUMN alert_name text');
  await expectWorking();
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } });
});

test('an index is added: nothing changes', async () => {
  await change(
    'CREATE INDEX CONCURRENTLY extra_idx ON resource_action_traces (environment, action_timestamp DESC, id DESC)',
  );
  await expectWorking();
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } });
});

test('a column is removed: only what needs it answers 503, and it heals without a restart', async () => {
  await record();
  await change('ALTER TABLE resource_action_traces DROP COLUMN embedding CASCADE');
  await until(async () => (await ready()).body['status'] === 'degraded', 'readiness says degraded');

  const refused = await search();
  expect(refused).toMatchObject({ status: 503, body: { code: 'schema-incompatible' } });
  expect(refused.body['detail']).toContain('resource_action_traces.embedding');
  expect(await list()).toMatchObject({ status: 200 });
  const state = await ready();
  expect(state).toMatchObject({ status: 200, body: { status: 'degraded' } });
  expect(JSON.stringify(state.body)).toContain('resource_action_traces.embedding');

  await change(`
    ALTER TABLE resource_action_traces ADD COLUMN embedding vector(768);
    GRANT SELECT (embedding) ON resource_action_traces TO precedent_reader;`);
  await until(async () => (await ready()).body['status'] === 'ready', 'readiness says ready again');
  await expectWorking();
});

describe('a column is renamed', () => {
  test('in one step: the queries that say the old name answer 503 and name it', async () => {
    await change('ALTER TABLE resource_action_traces RENAME COLUMN alert_summary TO alert_text');
    await until(async () => (await ready()).body['status'] === 'degraded', 'readiness says degraded');
    const refused = await list();
    expect(refused).toMatchObject({ status: 503, body: { code: 'schema-incompatible' } });
    expect(refused.body['detail']).toContain('resource_action_traces.alert_summary');
    expect((await ask(`${reader.origin}/openapi.json`)).status).toBe(200);
    await change('ALTER TABLE resource_action_traces RENAME COLUMN alert_text TO alert_summary');
    await until(async () => (await ready()).body['status'] === 'ready', 'readiness says ready again');
    await expectWorking();
  });
});

describeOnServer('a column is renamed by expand and contract', () => {
  const copy = `.data/degradation-${process.pid}/context-api`;

  beforeAll(() => copyAdapted('apps/context-api', copy, ['alert_summary', 'alert_text']));
  afterAll(() => rm(join(ROOT, dirname(copy)), { recursive: true, force: true }));

  test('the old and the new Context API answer all the time', async () => {
    await record();
    let running = true;
    const failures: unknown[] = [];
    const poll = async (origin: () => string | undefined): Promise<void> => {
      while (running) {
        const at = origin();
        if (at === undefined) await new Promise((resolve) => setImmediate(resolve));
        else {
          const answer = await list(at).catch((error: unknown) => ({ status: 0, body: String(error) }));
          if (answer.status !== 200) failures.push(answer);
        }
      }
    };
    const origins: { old?: string; adapted?: string } = { old: reader.origin };
    const polls = [poll(() => origins.old), poll(() => origins.adapted)];

    // Expand: the new name beside the old, both filled whoever writes.
    await change(`
      ALTER TABLE resource_action_traces ADD COLUMN alert_text text;
      CREATE FUNCTION fill_alert_text() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.alert_text := NEW.alert_summary; RETURN NEW; END $$;
      CREATE TRIGGER fill_alert_text BEFORE INSERT OR UPDATE ON resource_action_traces
        FOR EACH ROW EXECUTE FUNCTION fill_alert_text();
      UPDATE resource_action_traces SET alert_text = alert_summary;
      GRANT SELECT (alert_text) ON resource_action_traces TO precedent_reader;`);
    const adapted = await startService(copy, database, 'reader');
    origins.adapted = adapted.origin;
    await expectWorking(reader.origin);
    await expectWorking(adapted.origin);

    // Everybody has moved; contract: the old name goes, for readers first.
    delete origins.old;
    await reader.stop();
    await change('REVOKE SELECT (alert_summary) ON resource_action_traces FROM precedent_reader');
    expect(await list(adapted.origin)).toMatchObject({ status: 200 });
    running = false;
    await Promise.all(polls);
    await adapted.stop();
    expect(failures).toEqual([]);
  });
});

/** The consumer as its next version would be: it reads, and answers with, the other name. */
async function copyAdapted(
  from: string,
  to: string,
  [before, after]: readonly [string, string],
): Promise<void> {
  await mkdir(join(ROOT, to), { recursive: true });
  await cp(join(ROOT, from), join(ROOT, to), {
    recursive: true,
    filter: (path) => !/\/(?:test|dist|node_modules)(?:\/|$)|\.test\.ts$/.test(path.slice(ROOT.length)),
  });
  for (const entry of await readdir(join(ROOT, to), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    const changed = entry.name.endsWith('.json')
      ? text.replaceAll(`"${before}"`, `"${after}"`)
      : text.replaceAll(`t.${before}`, `t.${after}`);
    if (changed !== text) await writeFile(file, changed);
  }
}
