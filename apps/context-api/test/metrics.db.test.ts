import { expect, test } from '@jest/globals';
import { describeOnServer, insertIncident, startNetwork, through, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { startService, type RunningService } from './service.ts';
import { turned } from './vectors.ts';

/** Those of the process and of its runtime are not this service's own. */
const FOREIGN = /^(process|nodejs)_/;
/** Tell of standbys, of which there is none here; see failures/replicas.long.test.ts. */
const OF_STANDBYS = new Set(['db_replica_lag_seconds', 'db_replica_lag_bytes']);

type Series = ReadonlyMap<string, string>;

/** Every series of /metrics, of a histogram how often it measured, and its value. */
async function seriesOf({ client }: RunningService): Promise<Series> {
  const text = (await client.get('/metrics')).body as string;
  const lines = text.split('\n').filter((line) => /^[a-z]/.test(line) && !/_(bucket|sum)\{/.test(line));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), line.split(' ').at(-1) ?? '']));
}

const nameOf = (series: string) => series.replace(/\{.*/, '').replace(/_count$/, '');
const valueOf = (series: Series, start: string) =>
  Number([...series].find(([name]) => name.startsWith(start))?.[1] ?? 0);

async function declaredBy({ client }: RunningService): Promise<string[]> {
  const text = (await client.get('/metrics')).body as string;
  const names = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
  return names.filter((name) => !FOREIGN.test(name) && !OF_STANDBYS.has(name));
}

const database = useTestDatabase();

describeOnServer('under a load that has everything in it', () => {
  test('every metric moves, and answers come from everywhere they may', async () => {
    await insertIncident(database.owner);
    const { hostname: host, port } = new URL(database.readerUrl);
    const network = await startNetwork({ host, port: Number(port) });
    const service = await startService(database, {
      databaseUrl: through(database.readerUrl, network),
      cache: { maxBytes: 20_000 },
    });
    const { client } = service;
    const seen = [await seriesOf(service)];
    const list = (limit: number) => client.get(`/api/v1/incidents?limit=${limit}`);

    for (let limit = 1; limit <= 40; limit += 1) await list(limit);
    while ((await list(40)).headers.get('cache-status') !== 'precedent-context-api; hit');
    await client.get('/api/v1/incidents?limit=0');

    // While nothing can be read more requests come than are worked on at once, several of them the same.
    const asked = await database.owner.transaction().execute(async (tx) => {
      await sql`lock table resource_action_traces in access exclusive mode`.execute(tx);
      const same = new Array<number>(10).fill(1);
      const requests = [...same, ...Array.from({ length: 30 }, (_, index) => 50 + index)].map(list);
      requests.push(client.post('/api/v1/incidents/search', { embedding: turned(0) }));
      for (;;) {
        const series = await seriesOf(service);
        seen.push(series);
        if (valueOf(series, 'http_waiting_requests') > 0 && valueOf(series, 'http_held_bytes') > 0) break;
      }
      return { requests };
    });
    for (const answer of await Promise.all(asked.requests)) expect(answer).toMatchObject({ status: 200 });
    await list(1);
    seen.push(await seriesOf(service));

    await network.close();
    expect((await list(1)).headers.get('warning')).toMatch(/^110 /);
    const last = await seriesOf(service);
    seen.push(last);

    const moved = new Set<string>();
    for (const series of seen.flatMap((each) => [...each.keys()])) {
      if (new Set(seen.map((each) => each.get(series))).size > 1) moved.add(nameOf(series));
    }
    expect((await declaredBy(service)).filter((name) => !moved.has(name))).toEqual([]);
    for (const origin of ['hit', 'miss', 'joined', 'stale']) {
      expect([origin, valueOf(last, `context_answers_total{origin="${origin}"`)]).not.toEqual([origin, 0]);
    }
  });
});
