import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ActionTrace } from '../client.ts';
import { useService } from '../service.ts';

/** The full size is INTERLEAVING_CASES=2000. */
const CASES = Number(process.env['INTERLEAVING_CASES'] ?? 40);
const service = useService();

/** How a message travels: its connection is cut after so many milliseconds, each of them one try, before it arrives. */
interface Sending {
  readonly cuts: readonly number[];
  /** Sent again so often once it is acknowledged; of earlier messages of the action that many come late. */
  readonly repeats: number;
  readonly late: number;
}

interface Story {
  /** Attempts of one workflow share a history, whose status is that of the latest. */
  readonly inWorkflow: boolean;
  readonly end: 'none' | 'completed' | 'failed' | 'rolled-back';
  readonly skipsExecuting: boolean;
  readonly sendings: readonly Sending[];
}

const sending = fc.record({
  cuts: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
  repeats: fc.integer({ min: 0, max: 2 }),
  late: fc.integer({ min: 0, max: 2 }),
});
const story = fc.record({
  inWorkflow: fc.boolean(),
  end: fc.constantFrom('none' as const, 'completed' as const, 'failed' as const, 'rolled-back' as const),
  skipsExecuting: fc.boolean(),
  sendings: fc.array(sending, { minLength: 4, maxLength: 4 }),
});

/** The messages of an action in the order of a clean run: how it was decided, then each of its states. */
function messagesOf(
  { inWorkflow, end, skipsExecuting }: Story,
  cluster: string,
  n: number,
): readonly object[] {
  const at = (second: number): string => `2026-11-24T01:5${n}:${String(second).padStart(2, '0')}Z`;
  const create = {
    action_id: `${cluster}-${n}`,
    alert_name: 'KubePodCrashLooping',
    cluster_name: cluster,
    namespace: 'checkout',
    kind: 'Deployment',
    name: inWorkflow ? 'api' : `api-${n % 2}`,
    ...(inWorkflow ? { workflow_id: 'workflow' } : {}),
    action_type: 'restart_pod',
    action_timestamp: at(0),
  };
  const executing = { execution_status: 'executing', execution_start_time: at(1) };
  const over = { execution_status: end === 'rolled-back' ? 'completed' : end, execution_end_time: at(2) };
  const failed = { ...over, execution_error: 'quota exceeded' };
  return [
    create,
    ...(skipsExecuting ? [] : [executing]),
    ...(end === 'none' ? [] : [end === 'failed' ? failed : over]),
    ...(end === 'rolled-back' ? [{ execution_status: 'rolled-back' }] : []),
  ];
}

/** Messages that were refused for the moment, as on a busy machine, and sent again. */
let refused = 0;

async function deliver(
  path: string,
  method: string,
  body: object,
  cut?: number,
): Promise<ActionTrace | undefined> {
  const response = await fetch(service.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(cut === undefined ? {} : { signal: AbortSignal.timeout(cut) }),
  });
  const answer = (await response.json()) as ActionTrace;
  if (response.status === 503 && response.headers.has('retry-after')) {
    refused += 1;
    return deliver(path, method, body, cut);
  }
  // A late message of a state that is over is refused; anything else must be taken.
  if (![200, 201, 409].includes(response.status))
    throw new Error(`${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Sends what happened to one action as an unlucky controller does; each message is acknowledged before the next. */
async function tell(messages: readonly object[], sendings: readonly Sending[]): Promise<void> {
  let path = '/api/v1/action-traces';
  let id: number | undefined;
  const send = (n: number, cut?: number) =>
    n === 0
      ? deliver('/api/v1/action-traces', 'POST', messages[0] ?? {}, cut)
      : deliver(path, 'PATCH', messages[n] ?? {}, cut);
  for (const n of messages.keys()) {
    const { cuts, repeats, late } = sendings[n] ?? { cuts: [], repeats: 0, late: 0 };
    for (const cut of cuts) await send(n, cut).catch(() => undefined);
    const answer = await send(n);
    id ??= answer?.id;
    path = `/api/v1/action-traces/${id}`;
    const others = [
      ...Array.from({ length: repeats }, () => send(n)),
      ...Array.from({ length: late }, (_, back) => send(Math.max(0, n - 1 - back))),
    ];
    await Promise.all(others);
  }
}

/** All rows of a cluster without what a run cannot have in common with another. */
async function rowsOf(cluster: string): Promise<unknown> {
  const rows = await service.database.owner
    .selectFrom('resource_action_traces as t')
    .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
    .fullJoin('resource_references as r', 'r.id', 'h.resource_id')
    .select([
      't.action_id',
      't.action_timestamp',
      't.execution_status',
      't.execution_start_time',
      't.execution_error',
    ])
    .select(['t.execution_end_time', 't.execution_duration_ms', 'h.workflow_id', 'h.status', 'r.name'])
    .where('r.cluster_name', '=', cluster)
    .orderBy('t.action_id')
    .execute();
  const { histories } = await service.database.owner
    .selectFrom('action_histories as h')
    .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
    .select(({ fn }) => fn.countAll<number>().as('histories'))
    .where('r.cluster_name', '=', cluster)
    .executeTakeFirstOrThrow();
  return JSON.parse(JSON.stringify({ rows, histories }).replaceAll(cluster, 'cluster'));
}

test('any interleaving of retries, repeats, late messages and cut connections leaves the rows of one clean run', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 4 }), async (stories) => {
      number += 1;
      const clean = `clean-${number}`;
      for (const [n, one] of stories.entries()) await tell(messagesOf(one, clean, n), []);
      const torn = `torn-${number}`;
      await Promise.all(stories.map((one, n) => tell(messagesOf(one, torn, n), one.sendings)));
      // What was cut may still be under way in the service.
      await fetch(`${service.url}/health/ready`);
      expect(await rowsOf(torn)).toEqual(await rowsOf(clean));
    }),
    { numRuns: CASES, seed: 4, endOnFailure: true },
  );
  process.stderr.write(
    `interleavings: ${number} cases, each left the rows of its clean run; ${refused} refused for the moment\n`,
  );
}, 1_800_000);
