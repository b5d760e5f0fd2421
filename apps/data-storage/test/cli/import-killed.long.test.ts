import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { toBase64 } from '@precedent/embedding';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { ndjson } from '../bulk.ts';
import { minimal, vector } from '../traces.ts';
import { until } from '../until.ts';
import { jsonLines, startCli } from './run-cli.ts';

const LINES = Number(process.env['IMPORT_LINES'] ?? 6_000);
const KILLS = 4;
const database = useTestDatabase();

async function state(): Promise<{ traces: number; histories: number; resources: number; index: number }> {
  const { rows } = await sql<{ traces: number; histories: number; resources: number; index: number }>`
    select
      (select count(*) from resource_action_traces)::int as traces,
      (select count(*) from action_histories)::int as histories,
      (select count(*) from resource_references)::int as resources,
      (select count(*) from pg_index
        where indexrelid = to_regclass('distinct_embeddings_embedding_idx') and indisvalid)::int as index`.execute(
    database.owner,
  );
  return rows[0] as { traces: number; histories: number; resources: number; index: number };
}

describeOnServer('import --defer-vector-index', () => {
  test(`of ${LINES} lines, killed ${KILLS} times with SIGKILL, leaves what one clean run leaves`, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'precedent-killed-'));
    const path = join(directory, 'lines.ndjson');
    const lines = Array.from({ length: LINES }, (_, index) =>
      minimal({
        name: `resource-${index % 50}`,
        alert_summary: `line ${index}`,
        ...(index % 2 === 0 ? {} : { workflow_id: `wf-${index % 500}` }),
        embedding: toBase64(vector(index % 768)),
      }),
    );
    await writeFile(path, ndjson(lines));
    const env = { DATABASE_URL: database.ownerUrl };
    const start = () => startCli(['import', '--defer-vector-index', path], env);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const run = start();
      await until(async () => (await state()).traces >= (LINES * kill) / (KILLS + 1));
      run.child.kill('SIGKILL');
      await run.result;
    }
    expect((await state()).index).toBe(0);
    const { code, stdout, stderr } = await start().result;
    expect([code, stderr]).toEqual([0, '']);
    const imported = jsonLines(stdout).find(({ event }) => event === 'imported');
    expect(imported).toMatchObject({ received: LINES, failed: 0 });
    expect(Number(imported?.['created']) + Number(imported?.['unchanged'])).toBe(LINES);
    const workflows = new Set(lines.flatMap(({ workflow_id: id, name }) => (id ? [`${id} ${name}`] : [])));
    expect(await state()).toEqual({
      traces: LINES,
      histories: LINES / 2 + workflows.size,
      resources: 50,
      index: 1,
    });
    await rm(directory, { recursive: true, force: true });
  });
});
