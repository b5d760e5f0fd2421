import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { startServiceProcess, useTestDatabase, type ServiceProcess } from '@precedent/testing';
import type { ProblemBody } from './client.ts';
import { minimal } from './traces.ts';
import { until } from './until.ts';

const MAIN = new URL('../src/main.ts', import.meta.url);
const GRACE_MS = 20_000;
/** Makes lines so long that few of them are on the way. */
const PADDING = { note: 'a'.repeat(8000) };

interface Summary {
  readonly created: number;
  readonly unchanged: number;
  readonly failed: number;
}

const running: ServiceProcess[] = [];
const database = useTestDatabase();
afterEach(() => {
  for (const service of running.splice(0)) service.kill('SIGKILL');
});

async function start(): Promise<{ service: ServiceProcess; url: string }> {
  const service = startServiceProcess(MAIN, {
    DATABASE_URL: database.writerUrl,
    DATABASE_SHARED_SESSION: String(database.sharedSession),
  });
  running.push(service);
  return { service, url: `http://127.0.0.1:${await service.listening()}` };
}

function send(url: string, lines: AsyncIterable<Uint8Array>): Promise<Response> {
  return fetch(`${url}/api/v1/action-traces/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: ReadableStream.from(lines) as ReadableStream<Uint8Array>,
    duplex: 'half',
  } as RequestInit);
}

async function rows(): Promise<number> {
  const query = database.owner
    .selectFrom('resource_action_traces')
    .select(({ fn }) => fn.countAll<number>().as('rows'));
  return (await query.executeTakeFirstOrThrow()).rows;
}

describe.each(['that goes on sending', 'that sends nothing more'])(
  'SIGTERM in an import, to a sender %s',
  (sender) => {
    test('what is stored is told, the process ends in time, and the file sent again adds only the rest', async () => {
      await database.owner.deleteFrom('resource_action_traces').execute();
      const silent = sender === 'that sends nothing more';
      const file: Uint8Array[] = [];
      const lineOf = (n: number): Uint8Array => {
        const line = minimal({
          action_id: `${sender}-${n}`,
          name: `api-${n % 20}`,
          action_parameters: PADDING,
        });
        return new TextEncoder().encode(`${JSON.stringify(line)}\n`);
      };
      const { service, url } = await start();
      let over = false;
      const answer = send(
        url,
        (async function* () {
          for (let n = 0; !over; n += 1) {
            // Nothing is left of what was sent when the sender falls silent, so that there is a batch to be stored.
            while (silent && n >= 1200 && !over) await pause(20);
            if (over) return;
            const line = lineOf(n);
            file.push(line);
            yield line;
          }
        })(),
      );
      await until(async () => (await rows()) >= 500);
      service.kill('SIGTERM');
      const killedAt = performance.now();
      const response = await answer;
      const problem = (await response.json()) as ProblemBody & { summary: Summary };
      over = true;
      expect(await service.ended()).toBe(0);
      const ms = performance.now() - killedAt;
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(problem).toMatchObject({ code: 'temporary-reduced-capacity', summary: { failed: 0 } });
      const stored = await rows();
      expect(problem.summary.created).toBe(stored);
      expect(stored).toBeGreaterThanOrEqual(500);
      expect(ms).toBeLessThan(GRACE_MS);
      process.stderr.write(
        `SIGTERM in an import, to a sender ${sender}: ended after ${Math.round(ms)} ms, ${stored} of ${file.length} lines stored\n`,
      );

      const again = await start();
      const repeated = await send(
        again.url,
        (async function* () {
          yield* file;
        })(),
      );
      const total = file.length;
      expect(await repeated.json()).toMatchObject({ created: total - stored, unchanged: stored, failed: 0 });
      expect(await rows()).toBe(total);
    });
  },
);
