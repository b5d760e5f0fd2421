import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { incidentText } from '@precedent/embedding';
import { insertIncident, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { modelVector, startEmbeddingServer, type EmbeddingServer } from '../embedding-server.ts';
import { vector } from '../traces.ts';
import { until } from '../until.ts';
import { jsonLines, runCli, startCli, type CliRun } from './run-cli.ts';

const database = useTestDatabase();
const holder: { model?: EmbeddingServer } = {};

beforeAll(async () => {
  holder.model = await startEmbeddingServer();
});
beforeEach(async () => {
  await database.owner.deleteFrom('resource_action_traces').execute();
  await database.owner.deleteFrom('embedding_claims').execute();
  Object.assign(model().behaviour, {
    ...{ up: true, downWith: 503, refuses: undefined, holds: undefined },
    // A test that failed may have left it closed, and then every later one would wait for it.
    gate: Promise.resolve(),
  });
});
afterAll(() => holder.model?.stop());

function model(): EmbeddingServer {
  if (holder.model === undefined) throw new Error('the model runs only inside tests');
  return holder.model;
}

function env(name: string): Record<string, string> {
  return {
    DATABASE_URL: database.writerUrl,
    DATABASE_SHARED_SESSION: String(database.sharedSession),
    EMBEDDING_PROVIDER: 'openai',
    EMBEDDING_URL: model().url,
    EMBEDDING_MODEL: name,
  };
}

/** Traces named Row-<from> and so on; with a vector when a model is given. */
async function insert(count: number, from: number, by?: string): Promise<number[]> {
  const ids: number[] = [];
  for (let n = from; n < from + count; n += 1) {
    ids.push(await insertIncident(database.owner, { alert_name: `Row-${n}.` }));
  }
  if (by !== undefined) {
    await sql`update resource_action_traces set embedding_model = ${by},
      embedding = ${`[${vector(3).join(',')}]`}::vector where id = any(${ids}::bigint[])`.execute(
      database.owner,
    );
  }
  return ids;
}

async function models(): Promise<Record<string, number>> {
  const { rows } = await sql<{ model: string; rows: number }>`
    select coalesce(embedding_model, 'none') as model, count(*)::int as rows
    from resource_action_traces group by 1 order by 1`.execute(database.owner);
  return Object.fromEntries(rows.map(({ model: name, rows: count }) => [name, count]));
}

/** Vectors that are not what the model makes of their traces' texts. */
async function wrongVectors(by: string): Promise<number[]> {
  const { rows } = await sql<Parameters<typeof incidentText>[0] & { id: number; embedding: string }>`
    select t.id, t.embedding::text, t.alert_name, t.alert_summary, t.execution_error, r.kind, r.namespace, r.name
    from resource_action_traces t join action_histories h on h.id = t.action_history_id
    join resource_references r on r.id = h.resource_id where t.embedding_model = ${by}`.execute(
    database.owner,
  );
  return rows
    .filter((row) => row.embedding !== `[${modelVector(incidentText(row)).join(',')}]`)
    .map(({ id }) => id);
}

/** A run, and how often it has told an event so far. */
function start(flags: readonly string[], variables: Record<string, string>) {
  const run = startCli(flags, variables);
  let text = '';
  run.child.stdout?.on('data', (piece: Buffer) => (text += piece.toString()));
  const told = (name: string): number => text.split(`{"event":"${name}"`).length - 1;
  return { ...run, told };
}

/** Waits for the condition while a run goes on; a run that ends instead is an error that says how. */
async function during(run: CliRun, condition: () => Promise<boolean> | boolean): Promise<void> {
  await until(async () => {
    if (run.child.exitCode !== null) throw new Error(`The run ended: ${JSON.stringify(await run.result)}`);
    return condition();
  });
}

const claims = async (): Promise<number> =>
  (await database.owner.selectFrom('embedding_claims').select('trace_id').execute()).length;

const claimFor = (seconds: number) =>
  sql`update embedding_claims set claimed_until = now() + make_interval(secs => ${seconds})`.execute(
    database.owner,
  );

describe('reembed', () => {
  test('replaces the vectors of other models and of nothing else; a dry run only counts', async () => {
    await insert(20, 0, 'model-a');
    await insert(3, 20, 'given');
    await insert(2, 30);
    const kept = await insert(2, 40, 'model-b');
    const dry = await runCli(['reembed', '--dry-run'], env('model-b'));
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines(dry.stdout)).toMatchObject([
      { event: 'would-reembed', from: 'given', traces: 3 },
      { event: 'would-reembed', from: 'model-a', traces: 20 },
      { event: 'would-reembed', traces: 23, model: 'model-b' },
    ]);
    expect(await models()).toEqual({ given: 3, 'model-a': 20, 'model-b': 2, none: 2 });

    const some = await runCli(['reembed', '--from', 'model-a', '--batch-size', '8'], env('model-b'));
    expect(some).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines(some.stdout)[0]).toEqual({ event: 'reembedding', done: 0, total: 20 });
    expect(jsonLines(some.stdout).at(-1)).toEqual({
      ...{ event: 'reembedded', embedded: 20, refused: 0, left: 0, model: 'model-b' },
      seconds: expect.any(Number),
    });
    expect(await models()).toEqual({ given: 3, 'model-b': 22, none: 2 });

    expect((await runCli(['reembed', '--model', 'model-b'], env('model-a'))).code).toBe(0);
    expect(await models()).toEqual({ 'model-b': 25, none: 2 });
    expect(await wrongVectors('model-b')).toEqual(kept);
    expect(await claims()).toBe(0);
  });

  test('killed in the middle, it is completed by the next run', async () => {
    await insert(24, 0, 'model-a');
    const { promise, resolve } = Promise.withResolvers<void>();
    Object.assign(model().behaviour, { gate: promise, holds: 'Row-12.' });
    const before = model().requests.length;
    const held = () =>
      model()
        .requests.slice(before)
        .flat()
        .some((text) => text.includes('Row-12.'));
    const killed = startCli(['reembed', '--batch-size', '4'], env('model-b'));
    await during(killed, held);
    killed.child.kill('SIGKILL');
    await killed.result;
    resolve();
    expect(await models()).toEqual({ 'model-a': 12, 'model-b': 12 });
    const next = start(['reembed'], env('model-b'));
    await during(next, async () => {
      // However slowly the next run starts, it meets the claims of the killed one.
      await claimFor(15);
      return next.told('waiting') >= 1;
    });
    // What a killed run had claimed is free when its time has run out.
    await claimFor(0);
    const { code, stdout, stderr } = await next.result;
    expect([code, stderr]).toEqual([0, '']);
    expect(jsonLines(stdout)).toContainEqual({
      event: 'waiting',
      because: 'another process has claimed 4 traces',
      wait_ms: expect.any(Number),
    });
    expect(jsonLines(stdout).at(-1)).toMatchObject({ event: 'reembedded', embedded: 12, left: 0 });
    expect(await models()).toEqual({ 'model-b': 24 });
    expect(await wrongVectors('model-b')).toEqual([]);
  });
});

describe('backfill', () => {
  test('two at once do each trace once', async () => {
    await insert(60, 0);
    const others = await insert(1, 99, 'model-a');
    const before = model().requests.length;
    const run = () => runCli(['backfill', '--batch-size', '3'], env('model-b'));
    const runs = await Promise.all([run(), run()]);
    const shares = runs.map(({ stdout }) => Number(jsonLines(stdout).at(-1)?.['embedded']));
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(Array(2).fill([0, '']));
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBe(60);
    const asked = model().requests.slice(before).flat();
    expect([asked.length, new Set(asked).size]).toEqual([60, 60]);
    expect(await models()).toEqual({ 'model-a': others.length, 'model-b': 60 });
    expect(await wrongVectors('model-b')).toEqual([]);
  });

  test('waits for a model that is down, says so, and stops when told to, leaving nothing claimed', async () => {
    await insert(5, 0);
    model().behaviour.up = false;
    const run = start(['backfill'], env('model-b'));
    await during(run, () => run.told('waiting') >= 2);
    run.child.kill('SIGTERM');
    const { code, stdout, stderr } = await run.result;
    expect([code, stderr]).toEqual([130, 'Stopped. Run the same command again to go on.\n']);
    expect(await claims()).toBe(0);
    expect(jsonLines(stdout)).toContainEqual({
      event: 'waiting',
      because: 'the embedding service answered with status 503',
      wait_ms: expect.any(Number),
    });
    model().behaviour.up = true;
    expect((await runCli(['backfill'], env('model-b'))).code).toBe(0);
    expect(await models()).toEqual({ 'model-b': 5 });
  });

  test('a text that the model refuses makes it exit 1, with the others done; a key it refuses at once', async () => {
    await insert(3, 0);
    Object.assign(model().behaviour, { up: false, downWith: 401 });
    expect(await runCli(['backfill'], env('model-b'))).toMatchObject({
      code: 1,
      stderr: 'The embedding service answered with status 401.\n',
    });
    expect(await claims()).toBe(0);
    Object.assign(model().behaviour, { up: true, refuses: 'Row-1.' });
    const { code, stdout } = await runCli(['backfill'], env('model-b'));
    expect(code).toBe(1);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ embedded: 2, refused: 1, left: 1 });
  });

  test('a model that the provider does not have is a wrong setting', async () => {
    const hashing = { ...env('model-b'), EMBEDDING_PROVIDER: 'hashing' };
    expect(await runCli(['backfill', '--model', 'model-b'], hashing)).toMatchObject({
      code: 78,
      stderr: expect.stringContaining('makes vectors of hashing-v1 only'),
    });
    expect((await runCli(['backfill', '--batch-size', '0'], env('model-b'))).code).toBe(1);
  });
});
