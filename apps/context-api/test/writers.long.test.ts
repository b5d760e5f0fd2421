import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { insertIncident } from '@precedent/testing';
import { useService } from './service.ts';

/** Lists read from end to end; PROPERTY_CASES=1000 makes a tenth of it, each of many pages. */
const RUNS = Math.ceil(Number(process.env['PROPERTY_CASES'] ?? 150) / 10);
const WRITERS = 3;

const service = useService();

/** Few instants, a microsecond apart: most incidents share theirs with others. */
const instant = fc.nat(9).map((micros) => `2026-03-01T12:00:00.00000${micros}Z`);
const lists = fc.record({
  there: fc.array(instant, { minLength: 1, maxLength: 60 }),
  written: fc.array(instant, { minLength: WRITERS, maxLength: 30 }),
  limit: fc.integer({ min: 1, max: 12 }),
  sort: fc.constantFrom('newest', 'oldest'),
});
let lastCluster = 0;

test(`the pages of ${RUNS} lists are the whole list, without gap or repetition, while ${WRITERS} writers run`, async () => {
  let pages = 0;
  let meanwhile = 0;
  await fc.assert(
    fc.asyncProperty(lists, async ({ there, written, limit, sort }) => {
      const cluster_name = `c${++lastCluster}`;
      const record = (action_timestamp: string) =>
        insertIncident(service.database.owner, { cluster_name, action_timestamp });
      const before: number[] = [];
      for (const each of there) before.push(await record(each));

      const reading = { done: false };
      const added: number[] = [];
      // Each writer goes on until the last page is read; the instants decide where its incidents come to stand.
      const writer = async (first: number) => {
        for (let index = first; !reading.done; index += WRITERS) {
          added.push(await record(written[index % written.length] as string));
        }
      };
      const writers = Array.from({ length: WRITERS }, (_, index) => writer(index));

      const seen: { id: number; action_timestamp: string }[] = [];
      const most = before.length + 500;
      try {
        for (let cursor: string | null | undefined; cursor !== null && seen.length < most;) {
          const query = { cluster_name, sort, limit, ...(cursor === undefined ? {} : { cursor }) };
          const page = await service.client.list(query);
          seen.push(...page.items);
          pages += 1;
          cursor = page.next_cursor;
        }
      } finally {
        reading.done = true;
        await Promise.all(writers);
      }
      meanwhile += added.length;

      const ids = seen.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const known = new Set([...before, ...added]);
      expect(ids.filter((id) => !known.has(id))).toEqual([]);
      const inOrder = seen.toSorted(
        (one, other) => one.action_timestamp.localeCompare(other.action_timestamp) || one.id - other.id,
      );
      expect(seen).toEqual(sort === 'oldest' ? inOrder : inOrder.toReversed());
      if (seen.length < most) expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  process.stdout.write(`${pages} pages while ${meanwhile} incidents were recorded\n`);
  expect(meanwhile).toBeGreaterThan(0);
}, 600_000);
