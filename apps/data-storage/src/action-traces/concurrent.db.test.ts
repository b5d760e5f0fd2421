import { expect, test } from '@jest/globals';
import type { ActionTrace, Answer, ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { minimal, unique } from '../../test/traces.ts';

// The embedded database takes 50 requests one after the other; none of them shall be turned away for waiting.
const service = useService();
const FIFTY = Array.from({ length: 50 }, (_, index) => index);

function statuses(answers: readonly Answer<unknown>[]): Record<number, number> {
  const count: Record<number, number> = {};
  for (const { status } of answers) count[status] = (count[status] ?? 0) + 1;
  return count;
}

test('50 writers see a resource for the first time: one row, and every action is recorded', async () => {
  const before = await service.counts();
  const action = minimal();
  const answers = await Promise.all(
    FIFTY.map((n) => service.client.post({ ...action, action_id: `first-sight-${n}` })),
  );
  expect(statuses(answers)).toEqual({ 201: 50 });
  expect(await service.counts()).toEqual({
    resources: before.resources + 1,
    histories: before.histories + 50,
    traces: before.traces + 50,
  });
});

test('50 attempts of a workflow at once share one resource and one history', async () => {
  const before = await service.counts();
  const attempt = minimal({ workflow_id: unique('workflow') });
  const answers = await Promise.all(
    FIFTY.map((n) => service.client.post({ ...attempt, action_id: `attempt-${n}` })),
  );
  expect(statuses(answers)).toEqual({ 201: 50 });
  expect(new Set(answers.map(({ body }) => body.action_history_id)).size).toBe(1);
  expect(await service.counts()).toEqual({
    resources: before.resources + 1,
    histories: before.histories + 1,
    traces: before.traces + 50,
  });
});

test.each([
  ['outside a workflow', {}],
  ['of a workflow', { workflow_id: 'sent-50-times' }],
])('one action %s sent 50 times at once is recorded once', async (_case, fields) => {
  const before = await service.counts();
  const action = minimal({ action_id: unique('action'), ...fields });
  const answers = await Promise.all(FIFTY.map(() => service.client.post(action)));
  expect(statuses(answers)).toEqual({ 200: 49, 201: 1 });
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await service.counts()).toEqual({
    resources: before.resources + 1,
    histories: before.histories + 1,
    traces: before.traces + 1,
  });
});

test('50 different actions with one action_id: one is recorded, the others leave nothing', async () => {
  const before = await service.counts();
  const action_id = unique('action');
  const answers = await Promise.all(FIFTY.map(() => service.client.post(minimal({ action_id }))));
  expect(statuses(answers)).toEqual({ 201: 1, 409: 49 });
  expect(await service.counts()).toEqual({
    resources: before.resources + 1,
    histories: before.histories + 1,
    traces: before.traces + 1,
  });
});

test('of two updates at once to different states one wins, the other is refused', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await service.client.create(minimal({ execution_status: 'executing' }));
    const answers = await Promise.all([
      service.client.patch<ActionTrace | ProblemBody>(id, { execution_status: 'completed' }),
      service.client.patch<ActionTrace | ProblemBody>(id, { execution_status: 'failed' }),
    ]);
    expect(statuses(answers)).toEqual({ 200: 1, 409: 1 });
    const won = answers.find(({ status }) => status === 200)?.body as ActionTrace;
    expect(await service.client.get(id)).toEqual(won);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ from: won.execution_status });
  }
});

test('the same update sent 50 times at once happens once', async () => {
  const { id } = await service.client.create(minimal());
  const update = { execution_status: 'completed', execution_end_time: '2026-11-24T02:00:00Z' };
  const answers = await Promise.all(FIFTY.map(() => service.client.patch(id, update)));
  expect(statuses(answers)).toEqual({ 200: 50 });
  expect(new Set(answers.map(({ body }) => body.updated_at)).size).toBe(1);
});
