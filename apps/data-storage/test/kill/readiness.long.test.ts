import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWithDocker, startServiceProcess, type ServiceProcess } from '@precedent/testing';
import { Client } from '../client.ts';
import { minimal } from '../traces.ts';
import { until } from '../until.ts';
import { startDurablePostgres, type DurablePostgres } from './durable-postgres.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url);
const TIMES = 5;

describeWithDocker('a database that is lost and comes back', () => {
  let postgres: DurablePostgres;
  let service: ServiceProcess;
  let client: Client;

  beforeAll(async () => {
    postgres = await startDurablePostgres();
    service = startServiceProcess(MAIN, { DATABASE_URL: postgres.writerUrl });
    client = new Client(`http://127.0.0.1:${await service.listening()}`);
  });
  afterAll(async () => {
    service.kill('SIGKILL');
    await postgres.remove();
  });

  const status = async (): Promise<number> => (await client.call('getReadiness')).status;

  /** Milliseconds until readiness is answered with this status. */
  async function msUntil(wanted: number): Promise<number> {
    const startedAt = performance.now();
    await until(async () => (await status()) === wanted);
    return Math.round(performance.now() - startedAt);
  }

  test('the service is not ready, and ready again, soon after; writes go on', async () => {
    await msUntil(200);
    const lost: number[] = [];
    const back: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      await client.create(minimal());
      await postgres.kill();
      lost.push(await msUntil(503));
      expect((await client.post(minimal())).status).toBe(503);
      await postgres.start();
      back.push(await msUntil(200));
      await until(async () => (await client.post(minimal())).status === 201);
    }
    process.stderr.write(
      `not ready ${lost.join(', ')} ms after the database was lost, ready ${back.join(', ')} ms after it was back\n`,
    );
  }, 300_000);
});
