import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { migrate, pgSession } from '@precedent/migrator';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { binaryCopy, int8, text, type Field } from './binary-copy.ts';
import { makeEmbeddings } from './embeddings.ts';
import { readFilling, VERSION, writeFilling, type Filling } from './fingerprint.ts';
import { buildIndexes, dropIndexes } from './indexes.ts';
import { TRACE_COLUMNS, traceRows } from './traces.ts';
import { makeWorld, type World } from './world.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../../apps/data-storage/migrations', import.meta.url));
const NUMBERED = ['resource_references', 'action_histories', 'resource_action_traces'];
const TABLES = [...NUMBERED, 'distinct_embeddings'];
const DAY_MS = 86_400_000;
/** What triggers would have done. */
const DISTINCT_EMBEDDINGS = `
  insert into distinct_embeddings (digest, model, embedding)
  select embedding_digest(embedding), embedding_model, embedding
  from resource_action_traces
  where embedding is not null
  on conflict do nothing`;

/**
 * Migrates a database and fills it with traces, unless it holds them already.
 * @param client a superuser's connection: triggers of foreign keys are off while rows are copied
 */
export async function fillDatabase(
  client: Client,
  traces: number,
  report: (line: string) => void,
): Promise<Filling> {
  await migrate(pgSession(client), {
    directory: MIGRATIONS,
    events: { applying: ({ file }) => report(`migrating: ${file}`) },
  });
  const found = await readFilling(client);
  if (found?.traces === traces) return found;
  const until = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  await client.query(`set session_replication_role = replica`);
  await client.query(`set synchronous_commit = off`);
  const indexes = await dropIndexes(client, TABLES);

  const world = makeWorld(traces);
  await copy(
    client,
    'resource_references',
    ['id', 'cluster_name', 'namespace', 'kind', 'name'],
    resourceRows(world),
  );
  const historyColumns = ['id', 'resource_id', 'workflow_id', 'action_type', 'status'];
  await copy(client, 'action_histories', historyColumns, historyRows(world));
  const rows = traceRows(traces, world, await makeEmbeddings(), until);
  await copy(client, 'resource_action_traces', TRACE_COLUMNS, counted(rows, traces, report));

  report('distinct embeddings');
  await client.query(DISTINCT_EMBEDDINGS);
  await client.query(`set maintenance_work_mem = '${traces > 200_000 ? '6GB' : '1GB'}'`);
  await buildIndexes(client, indexes, ({ name }) => report(`building ${name}`));
  for (const table of NUMBERED) {
    await client.query(`select setval('${table}_id_seq', (select max(id) from ${table}))`);
  }
  for (const table of TABLES) {
    report(`vacuuming ${table}`);
    await client.query(`vacuum (freeze, analyze) ${table}`);
  }
  await client.query('reset all');
  const filling = { version: VERSION, traces, until: new Date(until).toISOString() };
  await writeFilling(client, filling);
  return filling;
}

async function copy(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Field[]>,
): Promise<void> {
  const sink = client.query(
    copyFrom(`copy ${table} (${columns.join(', ')}) from stdin with (format binary)`),
  );
  await pipeline(Readable.from(binaryCopy(rows)), sink);
}

function* resourceRows({ resources }: World): Generator<readonly Field[]> {
  for (const [index, { cluster, namespace, kind, name }] of resources.entries()) {
    yield [int8(index + 1), text(cluster), text(namespace), text(kind), text(name)];
  }
}

function* historyRows({ histories }: World): Generator<readonly Field[]> {
  for (const [index, { resource, workflow, action }] of histories.entries()) {
    yield [
      int8(index + 1),
      int8(resource + 1),
      workflow === null ? null : text(workflow),
      text(action),
      text('completed'),
    ];
  }
}

function* counted<T>(rows: Iterable<T>, total: number, report: (line: string) => void): Generator<T> {
  let done = 0;
  for (const row of rows) {
    yield row;
    done += 1;
    if (done % 20_000 === 0) report(`traces: ${done} of ${total}`);
  }
}
