import { expect, test } from '@jest/globals';
import { HashingProvider } from '@precedent/embedding';
import { createLog } from '@precedent/service-kit';
import { sql } from 'kysely';
import { type ProblemBody } from '../client.ts';
import { useService } from '../service.ts';
import { minimal, unique } from '../traces.ts';
import { corpus } from './corpus.ts';

const TEXTS = corpus(7);
const lines: string[] = [];
const embedded: string[] = [];
const hashing = new HashingProvider();
const service = useService({
  log: createLog({
    service: 'data-storage',
    level: 'trace',
    destination: { write: (line) => lines.push(line) },
  }),
  provider: {
    model: hashing.model,
    dimensions: hashing.dimensions,
    local: true,
    embed: (texts) => {
      embedded.push(...texts);
      return hashing.embed(texts);
    },
  },
});

async function stored(id: number): Promise<string> {
  const query = service.database.owner
    .selectFrom('resource_action_traces')
    .select(sql<string>`to_jsonb(resource_action_traces) - 'embedding'`.as('row'))
    .where('id', '=', id);
  return JSON.stringify(await query.executeTakeFirstOrThrow());
}

function seen(rows: string): string {
  return [rows, ...embedded.splice(0), ...lines.splice(0)].join('\n');
}

const SIX = 6;
const groups = Array.from({ length: Math.ceil(TEXTS.length / SIX) }, (_, n) =>
  TEXTS.slice(n * SIX, (n + 1) * SIX),
);

test('no secret of the corpus is left in a stored column, a log line or an embedded text', async () => {
  const left: string[] = [];
  for (const group of groups) {
    const texts = group.map(({ fragment }) => fragment);
    const sent = minimal({
      action_id: unique('redacted'),
      alert_summary: texts[0] ?? null,
      execution_error: texts.slice(1).join('\n'),
      action_parameters: { step: { output: texts }, note: texts.at(-1) },
    });
    const { id } = await service.client.create(sent);
    const rows = await stored(id);
    expect(rows).toContain('[redacted:');
    // The same secrets again are the same content.
    expect(await service.client.post(sent)).toMatchObject({ status: 200, body: { id } });
    const text = seen(rows);
    left.push(...group.flatMap(({ secrets }) => secrets).filter((secret) => text.includes(secret)));
  }
  expect(left).toEqual([]);
});

test('an update loses its secrets too, and its repeat changes nothing', async () => {
  for (const group of groups.slice(0, 10)) {
    const { id } = await service.client.create(minimal());
    const execution_error = group.map(({ fragment }) => fragment).join('\n');
    const failed = { execution_status: 'failed', execution_error } as const;
    const after = await service.client.update(id, failed);
    const text = seen(await stored(id));
    expect(group.flatMap(({ secrets }) => secrets).filter((secret) => text.includes(secret))).toEqual([]);
    expect(await service.client.update(id, failed)).toEqual(after);
  }
});

test('a text without its secret is other content', async () => {
  const sent = minimal({ action_id: unique('redacted'), execution_error: 'password=hunter2 refused' });
  await service.client.create(sent);
  const answer = await service.client.post<ProblemBody>({ ...sent, execution_error: 'refused' });
  expect(answer).toMatchObject({ status: 409, body: { differing_fields: ['execution_error'] } });
});

test('a repeat of what was stored before its secret was known as one is no other content', async () => {
  const sent = minimal({
    action_id: unique('redacted'),
    alert_summary: 'plain',
    action_parameters: { a: 'plain' },
  });
  const { id } = await service.client.create(sent);
  const raw = {
    alert_summary: 'pin password=1234',
    action_parameters: JSON.stringify({ a: 'password=1234' }),
  };
  await service.database.owner.updateTable('resource_action_traces').set(raw).where('id', '=', id).execute();
  const again = { ...sent, alert_summary: raw.alert_summary, action_parameters: { a: 'password=1234' } };
  expect(await service.client.post(again)).toMatchObject({ status: 200, body: { id } });
});

test('a text that placeholders make too long is cut, and stays the same content', async () => {
  const error = `${'x'.repeat(8173)} password=1234567`;
  const sent = minimal({ action_id: unique('redacted'), execution_error: error });
  const { id, execution_error: kept } = await service.client.create(sent);
  expect(kept).toBe(`${'x'.repeat(8173)} password=`);
  expect(await service.client.post(sent)).toMatchObject({ status: 200, body: { id } });
  expect(await service.client.post({ ...sent, execution_error: kept })).toMatchObject({ status: 200 });
});
