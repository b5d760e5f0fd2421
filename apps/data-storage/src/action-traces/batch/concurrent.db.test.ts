import { expect, test } from '@jest/globals';
import type { NewActionTrace } from '../../../test/client.ts';
import { useService } from '../../../test/service.ts';
import { minimal, unique, vector } from '../../../test/traces.ts';
import type { components } from '../../generated/openapi.ts';

// The embedded database takes the batches one after the other; none of them shall be turned away for waiting.
const service = useService();
const FIFTY = Array.from({ length: 50 }, (_, index) => index);

async function post(items: readonly NewActionTrace[]) {
  const answer = await service.client.call<components['schemas']['BatchAnswer']>('createActionTraces', {
    body: { items },
  });
  expect(answer.status).toBe(200);
  return answer.body;
}

/** The items in an order that differs from batch to batch. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items.map((_, index) => items[(index * 7 + seed) % items.length] as T);
}

test('50 batches that name the same new resources and workflows in different order all succeed', async () => {
  const before = await service.counts();
  const places = Array.from({ length: 10 }, () => ({ name: unique('api'), workflow_id: unique('workflow') }));
  const answers = await Promise.all(
    FIFTY.map((seed) =>
      post(shuffled(places, seed).map((place) => minimal({ ...place, embedding: vector(seed) }))),
    ),
  );
  expect(answers.map(({ created }) => created)).toEqual(FIFTY.map(() => 10));
  expect(await service.counts()).toEqual({
    resources: before.resources + 10,
    histories: before.histories + 10,
    traces: before.traces + 500,
  });
});

test('50 batches of overlapping actions in different order record each action once', async () => {
  const before = await service.counts();
  const actions = Array.from({ length: 30 }, () =>
    minimal({ action_id: unique('action'), embedding: vector(1) }),
  );
  const answers = await Promise.all(FIFTY.map((seed) => post(shuffled(actions, seed).slice(0, 20))));
  const results = answers.flatMap((answer) => answer.results);
  expect(results.filter(({ status }) => status === 201)).toHaveLength(30);
  expect(results.filter(({ status }) => status === 200)).toHaveLength(1000 - 30);
  expect(await service.counts()).toEqual({
    resources: before.resources + 30,
    histories: before.histories + 30,
    traces: before.traces + 30,
  });
});

test('batches and single requests that take the same action_ids leave one trace each, and nothing else', async () => {
  const before = await service.counts();
  const ids = Array.from({ length: 10 }, () => unique('action'));
  await Promise.all(
    FIFTY.map((seed) =>
      seed % 2 === 0
        ? post(shuffled(ids, seed).map((action_id) => minimal({ action_id })))
        : service.client.post(minimal({ action_id: ids[seed % ids.length] ?? null })),
    ),
  );
  const grown = {
    resources: before.resources + 10,
    histories: before.histories + 10,
    traces: before.traces + 10,
  };
  expect(await service.counts()).toEqual(grown);
});
