import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startShelf, type Shelf } from '../../test/start-shelf.ts';
import { waitUntil } from '../../test/wait-until.ts';

let shelf: Shelf;
let finish: () => void = () => undefined;
const finished = new Promise<void>((resolve) => (finish = resolve));
beforeAll(async () => {
  shelf = await startShelf({
    limits: { 'in-flight-requests': 2, 'queued-requests': 1, 'queue-wait-ms': 60_000 },
    routes: {
      getItem: async ({ params }) => {
        await finished;
        return { status: 200, body: { id: params.path.id, name: 'late' } };
      },
    },
  });
});
afterAll(() => shelf.stop());

/** Value of a gauge. */
async function gauge(name: string): Promise<number> {
  const text = await (await shelf.fetch('/metrics')).text();
  return Number(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'm').exec(text)?.[1]);
}

test('beyond what is served at once a request waits, beyond that it is refused; probes always pass', async () => {
  const answers = [1, 2, 3].map((id) => shelf.fetch(`/items/${id}`));
  await waitUntil(async () => ((await gauge('http_waiting_requests')) === 1 ? true : undefined));
  expect(await gauge('http_working_requests')).toBe(2);

  const refused = await shelf.fetch('/items/4');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await refused.json()).toMatchObject({
    code: 'temporary-reduced-capacity',
    limit: 'queued-requests',
    limit_value: 1,
  });
  expect((await shelf.fetch('/health/live')).status).toBe(200);

  finish();
  for (const answer of answers) expect((await answer).status).toBe(200);
  await waitUntil(async () => ((await gauge('http_working_requests')) === 0 ? true : undefined));
});
