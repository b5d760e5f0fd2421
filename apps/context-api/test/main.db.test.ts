import { expect, test } from '@jest/globals';
import { insertIncident, startServiceProcess, useTestDatabase } from '@precedent/testing';
import { Client } from './client.ts';

const MAIN = new URL('../src/main.ts', import.meta.url);
const database = useTestDatabase();

test('the service starts, answers, and stops in order on SIGTERM', async () => {
  const id = await insertIncident(database.owner, { cluster_name: 'started' });
  const service = startServiceProcess(MAIN, {
    DATABASE_URL: database.readerUrl,
    DATABASE_SHARED_SESSION: String(database.sharedSession),
  });
  const client = new Client(`http://127.0.0.1:${await service.listening()}`);
  expect(await client.get('/health/ready')).toMatchObject({ status: 200 });
  expect((await client.list({ cluster_name: 'started' })).items).toMatchObject([{ id }]);
  const roleLine = service.log.find(({ msg }) => String(msg).startsWith('the database role can only read'));
  expect(String(roleLine?.['msg']).includes('shared session')).toBe(database.sharedSession);

  service.kill('SIGTERM');
  expect(await service.ended()).toBe(0);
  expect(service.log.at(-1)).toMatchObject({ msg: 'stopped' });
  expect(service.stderr()).toBe('');
});

test('a database that cannot be reached is one sentence and exit code 1', async () => {
  const service = startServiceProcess(MAIN, {
    DATABASE_URL: 'postgres://reader:hidden@127.0.0.1:1/precedent',
  });
  expect(await service.ended()).toBe(1);
  expect(service.stderr()).toMatch(/^Cannot start: The database is unavailable[^\n]*\n$/);
  expect(service.stderr()).not.toContain('hidden');
});

test('a configuration that cannot be used is listed as a whole, with exit code 78', async () => {
  const service = startServiceProcess(MAIN, { PORT: 'http', EMBEDDING_PROVIDER: 'magic' });
  expect(await service.ended()).toBe(78);
  for (const name of ['DATABASE_URL', 'PORT', 'EMBEDDING_PROVIDER']) expect(service.stderr()).toContain(name);
});
