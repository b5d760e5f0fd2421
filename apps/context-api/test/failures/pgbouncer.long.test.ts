import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from '@jest/globals';
import { hasSessions, insertIncident, startServiceProcess, useTestDatabase } from '@precedent/testing';
import { ask, print } from './asking.ts';
import { startPgBouncer } from './pgbouncer.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url);
const REQUESTS = 1000;

const installed = spawnSync('pgbouncer', ['--version']).status === 0 && hasSessions();
const describeWithPooler = installed ? describe : describe.skip;

describeWithPooler('behind PgBouncer in transaction mode (needs pgbouncer installed, and a server)', () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  const database = useTestDatabase();

  test.each([
    ['that refuses settings of a session', false],
    ['that leaves them out', true],
  ])('%s: found out without being told, and every answer is right', async (what, ignore) => {
    const cluster = `pooled-${String(ignore)}`;
    const ids = [await insertIncident(database.owner, { cluster_name: cluster, name: 'a' })];
    ids.push(await insertIncident(database.owner, { cluster_name: cluster, name: 'b' }));
    const pooler = await startPgBouncer(database.readerUrl, ignore);
    ends.push(() => pooler.stop());
    const service = startServiceProcess(MAIN, {
      DATABASE_URL: pooler.url,
      DATABASE_STATEMENT_TIMEOUT_MS: '1234',
      CACHE_MAX_BYTES: '0',
      CACHE_TTL_INCIDENTS_MS: '0',
    });
    ends.push(async () => {
      service.kill('SIGTERM');
      await service.ended();
    });
    const url = `http://127.0.0.1:${await service.listening()}`;
    let next = 0;
    const wrong: unknown[] = [];
    const clients = Array.from({ length: 12 }, async () => {
      for (let index = next++; index < REQUESTS; index = next++) {
        const query = `cluster_name=${cluster}&name=${index % 2 === 0 ? 'a' : 'b'}&limit=${1 + (index % 50)}`;
        const { status, body } = await ask(`${url}/api/v1/incidents?${query}`);
        const found = status === 200 ? (body as { items: { id: number }[] }).items.map(({ id }) => id) : [];
        if (found.length !== 1 || found[0] !== ids[index % 2]) wrong.push({ query, status, body });
      }
    });
    await Promise.all(clients);
    expect(wrong).toEqual([]);
    expect(await ask(`${url}/health/ready`)).toMatchObject({ status: 200 });
    const told = service.log.filter(({ msg }) =>
      String(msg).startsWith('a pooler shares the database sessions'),
    );
    expect(told.length).toBeGreaterThan(0);
    print(`PgBouncer ${what}: ${REQUESTS} requests over 2 sessions, all right`);
  });
});
