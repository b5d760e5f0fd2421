import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnServer, insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import type { Incident } from '../../test/client.ts';
import { ids, sorted } from '../../test/ids.ts';
import { useService } from '../../test/service.ts';

const service = useService();

/** Instants in the order of time: several share a microsecond, others are one microsecond apart. */
const INSTANTS = [
  '1969-12-31T23:59:59.999999Z',
  '2026-05-01T00:00:00Z',
  ...new Array<string>(7).fill('2026-05-01T00:00:00.000001Z'),
  '2026-05-01T00:00:00.000002Z',
  '2026-05-01T00:00:00.000003Z',
  ...new Array<string>(4).fill('2026-05-01T00:00:00.999999Z'),
  '2026-05-01T00:00:01Z',
  '2026-12-31T23:59:59.999999Z',
];
const oldestFirst: number[] = [];

beforeAll(async () => {
  for (const action_timestamp of INSTANTS) {
    oldestFirst.push(
      await insertIncident(service.database.owner, { cluster_name: 'paged', action_timestamp }),
    );
    await insertIncident(service.database.owner, { cluster_name: 'other', action_timestamp });
  }
});

type Query = Parameters<typeof service.client.list>[0];

/** All pages of a list; `between` runs before each page but the first. */
async function pages(query: Query, between?: () => Promise<unknown>): Promise<Incident[][]> {
  const read: Incident[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    if (cursor !== undefined) await between?.();
    const page = await service.client.list({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    read.push(page.items);
    cursor = page.next_cursor;
  }
  return read;
}

describe.each(['newest', 'oldest'])('pages, %s first', (sort) => {
  const expected = () => (sort === 'oldest' ? oldestFirst : oldestFirst.toReversed());

  test.each([1, 2, 3, 5, INSTANTS.length - 1, INSTANTS.length, 200])(
    'of %d cover everything once, in order',
    async (limit) => {
      const read = await pages({ cluster_name: 'paged', sort, limit });
      expect(ids(read.flat())).toEqual(expected());
      expect(read.map((page) => page.length).slice(0, -1)).toEqual(new Array(read.length - 1).fill(limit));
      // A cursor that leads to an empty page would promise more than there is.
      expect(read).toHaveLength(Math.ceil(INSTANTS.length / limit));
    },
  );

  test('cover everything that was there, whatever is recorded meanwhile', async () => {
    const cluster_name = `written ${sort}`;
    const there: number[] = [];
    for (const action_timestamp of INSTANTS) {
      there.push(await insertIncident(service.database.owner, { cluster_name, action_timestamp }));
    }
    let added = 0;
    const read = await pages({ cluster_name, sort, limit: 2 }, async () => {
      // In front of every page, behind it, and in its middle, while there is an end to reach.
      if (added++ >= INSTANTS.length) return;
      for (const action_timestamp of [
        '1950-01-01T00:00:00Z',
        '2026-05-01T00:00:00.000002Z',
        '2027-01-01T00:00:00Z',
      ]) {
        await insertIncident(service.database.owner, { cluster_name, action_timestamp });
      }
    });
    const seen = ids(read.flat());
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => there.includes(id))).toEqual(sort === 'oldest' ? there : there.toReversed());
  });
});

test('limit and include may change from page to page', async () => {
  const first = await service.client.list({ cluster_name: 'paged', limit: 4 });
  const rest = await service.client.list({
    cluster_name: 'paged',
    limit: 200,
    include: ['total', 'embedding'],
    cursor: first.next_cursor ?? '',
  });
  expect(sorted(ids([...first.items, ...rest.items]))).toEqual(sorted(oldestFirst));
  expect(rest).toMatchObject({ next_cursor: null, total: INSTANTS.length });
});

test('a page is one statement, and a second one only when the total is asked for', async () => {
  const run = async (query: Query) => {
    const before = service.statements();
    await service.client.list(query);
    return service.statements() - before;
  };
  expect(await run({ cluster_name: 'paged', namespace: 'default', limit: 2 })).toBe(1);
  expect(await run({ include: 'embedding' })).toBe(1);
  expect(await run({ include: 'total' })).toBe(2);
});

describeOnServer('while others write', () => {
  test('a page and its total see the same incidents', async () => {
    const reading = { done: false };
    const write = async () => {
      while (!reading.done) await insertIncident(service.database.owner, { cluster_name: 'counted' });
    };
    const writers = [write(), write()];
    const differing: unknown[] = [];
    try {
      for (let round = 0, seen = 0; round < 60 && seen < 150; round += 1) {
        const query = { cluster_name: 'counted', include: 'total', limit: 200 };
        const { items, total } = await service.client.list(query);
        seen = items.length;
        if (total !== seen) differing.push({ seen, total });
      }
    } finally {
      reading.done = true;
      await Promise.all(writers);
    }
    expect(differing).toEqual([]);
  });
});

test('ten thousand incidents are listed whole, two hundred on a page', async () => {
  const { owner } = service.database;
  const first = await insertIncident(owner, { cluster_name: 'many' });
  // Five at each instant.
  await sql`insert into resource_action_traces
      (action_history_id, alert_name, cluster_name, action_type, action_timestamp, execution_status)
    select action_history_id, alert_name, cluster_name, action_type,
      timestamptz '2026-02-01Z' + (n / 5) * interval '1 microsecond', execution_status
    from resource_action_traces, generate_series(1, 9999) as n where id = ${first}`.execute(owner);
  const read = await pages({ cluster_name: 'many', limit: 200 });
  const found = read.flat();
  expect(new Set(ids(found)).size).toBe(10_000);
  expect(read).toHaveLength(50);
  const place = ({ action_timestamp, id }: Incident) => `${action_timestamp} ${String(id).padStart(16, '0')}`;
  expect(found.map(place)).toEqual(found.map(place).toSorted().toReversed());
  expect(await service.client.list({ cluster_name: 'many', limit: 1, include: 'total' })).toMatchObject({
    total: 10_000,
  });
}, 60_000);

test('without a limit a page has 50 incidents', async () => {
  for (let index = 0; index < 51; index++)
    await insertIncident(service.database.owner, { cluster_name: 'long' });
  const { items, next_cursor } = await service.client.list({ cluster_name: 'long' });
  expect(items).toHaveLength(50);
  expect(next_cursor).not.toBeNull();
});

describe('a cursor is refused', () => {
  const query = { cluster_name: ['paged', 'other'], severity: [], limit: 3 };
  const cursorOf = async () => (await service.client.list(query)).next_cursor ?? '';
  const refusal = async (cursor: string, more = 'cluster_name=paged&cluster_name=other&limit=3') => {
    const { status, body } = await service.client.get(
      `/api/v1/incidents?${more}&cursor=${encodeURIComponent(cursor)}`,
    );
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ parameter: 'cursor' }] } });
    return (body as { detail: string }).detail;
  };

  test('with other filters', async () => {
    expect(await refusal(await cursorOf(), 'cluster_name=paged')).toContain('other filters');
    expect(await refusal(await cursorOf(), '')).toContain('other filters');
    expect(
      await refusal(await cursorOf(), 'cluster_name=paged&cluster_name=other&from=2026-01-01T00:00:00Z'),
    ).toContain('other filters');
  });

  test('with another order', async () => {
    expect(await refusal(await cursorOf(), 'cluster_name=paged&cluster_name=other&sort=oldest')).toContain(
      'another order',
    );
  });

  test('cut, changed, or not a cursor at all', async () => {
    const cursor = await cursorOf();
    const changed = cursor.slice(0, 5) + (cursor[5] === 'A' ? 'B' : 'A') + cursor.slice(6);
    const others = [
      cursor.slice(0, cursor.length / 2),
      cursor.slice(1),
      `${cursor}A`,
      changed,
      'null',
      '🔥',
      ' ',
    ];
    for (const other of others) expect(await refusal(other)).toContain('is not a cursor');
  });

  test('but not when the same filters are written differently', async () => {
    const page = await service.client.list({
      cursor: await cursorOf(),
      sort: 'newest',
      cluster_name: ['other', 'paged', 'other'],
      limit: 3,
    });
    expect(page.items).toHaveLength(3);
  });
});
