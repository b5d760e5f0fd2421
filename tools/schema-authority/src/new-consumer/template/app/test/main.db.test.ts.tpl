import { expect, test } from '@jest/globals';
import { insertIncident, startServiceProcess, useTestDatabase } from '@precedent/testing';
import { ROLE } from '../src/config.ts';
import { Client } from './client.ts';

const MAIN = new URL('../src/main.ts', import.meta.url);
const database = useTestDatabase();

test('the service starts, answers, and stops in order on SIGTERM', async () => {
  await insertIncident(database.owner, { cluster_name: 'started' });
  const service = startServiceProcess(MAIN, {
    DATABASE_URL: await database.loginIn(ROLE),
    DATABASE_SHARED_SESSION: String(database.sharedSession),
  });
  const client = new Client(`http://127.0.0.1:${await service.listening()}`);
  expect(await client.get('/health/ready')).toMatchObject({ status: 200 });
  expect((await client.list()).items).toMatchObject([{ cluster_name: 'started', incidents: 1 }]);

  service.kill('SIGTERM');
  expect(await service.ended()).toBe(0);
  expect(service.log.at(-1)).toMatchObject({ msg: 'stopped' });
  expect(service.stderr()).toBe('');
});

test('a configuration that cannot be used is listed as a whole, with exit code 78', async () => {
  const service = startServiceProcess(MAIN, { PORT: 'http' });
  expect(await service.ended()).toBe(78);
  for (const name of ['DATABASE_URL', 'PORT']) expect(service.stderr()).toContain(name);
});
