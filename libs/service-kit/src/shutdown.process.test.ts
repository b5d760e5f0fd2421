import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { waitUntil } from '../test/wait-until.ts';

type Line = Record<string, unknown>;

async function spawnService() {
  const main = fileURLToPath(new URL('../test/slow-service.main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=@precedent/source', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Line[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line) as Line));
  const line = (message: string) => waitUntil(() => lines.find((candidate) => candidate['msg'] === message));
  const { port } = await line('listening');
  const exited = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;
  return { child, line, lines, exited, url: `http://127.0.0.1:${String(port)}` };
}

test('a process finishes its request after SIGTERM, closes its resources and exits 0', async () => {
  const { child, line, lines, exited, url } = await spawnService();
  const answer = fetch(`${url}/items/1`);
  await line('started');
  child.kill('SIGTERM');
  const response = await answer;
  expect([response.status, response.headers.get('connection'), await response.json()]).toEqual([
    200,
    'close',
    { id: 1, name: 'late' },
  ]);
  expect(await exited).toEqual([0, null]);
  expect(lines.map((entry) => entry['msg'])).toEqual([
    'listening',
    'started',
    'shutting down',
    'request',
    'database closed',
    'stopped',
  ]);
});

test('a process that hangs exits 1 on the second signal', async () => {
  const { child, line, exited, url } = await spawnService();
  const answer = fetch(`${url}/items/2`).catch((error: unknown) => error);
  await line('started');
  child.kill('SIGTERM');
  await line('shutting down');
  child.kill('SIGINT');
  expect(await exited).toEqual([1, null]);
  expect(await answer).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
});
