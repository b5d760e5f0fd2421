import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startShelf, type Shelf } from '../../test/start-shelf.ts';
import { waitUntil } from '../../test/wait-until.ts';

const COUNT = 'http_server_request_duration_seconds_count';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await startShelf();
});
afterAll(() => shelf.stop());

/** The counters of requests, without those for the metrics themselves. */
function countersOf(metrics: string): string[] {
  return metrics.split('\n').filter((line) => line.startsWith(COUNT) && !line.includes('route="/metrics"'));
}

test('requests are measured by method, route template and status, unknown paths as one series', async () => {
  const paths = ['/items/1', '/items/2', '/items/x', '/secret/a', '/secret/b'];
  for (const path of paths) await (await shelf.fetch(path)).text();
  // A request is counted when its answer is complete, which its client may learn first.
  const metrics = await waitUntil(async () => {
    const text = await (await shelf.fetch('/metrics')).text();
    const total = countersOf(text).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    return total === paths.length ? text : undefined;
  });
  const series = (route: string, status: number, count: number) =>
    `${COUNT}{service="shelf",method="GET",route="${route}",status="${status}"} ${count}`;
  expect(countersOf(metrics).sort()).toEqual(
    [series('/items/{id}', 200, 2), series('/items/{id}', 400, 1), series('unknown', 404, 2)].sort(),
  );
  const problems = metrics.split('\n').filter((line) => line.startsWith('http_server_problems_total'));
  expect(problems.sort()).toEqual([
    'http_server_problems_total{code="invalid-request",service="shelf"} 1',
    'http_server_problems_total{code="unknown-route",service="shelf"} 2',
  ]);
  expect(metrics).toMatch(/^process_cpu_seconds_total/m);
  expect(metrics).toMatch(/^nodejs_eventloop_lag_seconds/m);
  expect(metrics).not.toContain('secret');
});

test('two services in one process have registries of their own', async () => {
  const other = await startShelf();
  const response = await other.fetch('/metrics');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(countersOf(await response.text())).toEqual([]);
  await other.stop();
});
