import { beforeAll, describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import { embedded, turned } from '../../test/vectors.ts';
import { useService } from '../../test/service.ts';

const service = useService();

/** What incidents say, by the number the tests know them by. */
const TEXTS = [
  { alert_name: 'KubePodCrashLooping', alert_summary: 'Pod payments-api-0 restarts' },
  { alert_name: 'KubePodCrashLooping', execution_error: 'Quota exceeded: 100% of pods_max' },
  { alert_name: 'QuotaNearlyUsed', alert_summary: 'pods at 100 of 110' },
  { alert_name: 'ÜberlastÄußerst', alert_summary: '内存不足 🔥' },
  { alert_name: 'Plain' },
  { alert_name: 'WindowsPath', execution_error: 'no such file C:\\temp\\x_y' },
] as const;

beforeAll(async () => {
  for (const [index, text] of TEXTS.entries()) {
    await insertIncident(service.database.owner, { ...text, ...embedded(index), name: `n${index}` });
  }
});

const found = async (q: string, more = {}) =>
  (await service.client.list({ q, sort: 'oldest', ...more })).items.map(({ name }) => Number(name.slice(1)));

describe('q', () => {
  test.each<[string, string, number[]]>([
    ['a part of the name of the alert', 'crashloop', [0, 1]],
    ['a word of the summary', 'payments-api-0', [0]],
    ['a word of the error', 'exceeded', [1]],
    ['any of the three', 'quota', [1, 2]],
    ['two words in different places', 'quota crash', [1]],
    ['words in any order and case', '  POD   kubePOD ', [0, 1]],
    ['a word given twice', 'quota quota', [1, 2]],
    ['letters beyond ASCII in any case', 'überlastäußerst', [3]],
    ['other scripts', '内存', [3]],
    ['an emoji', '🔥', [3]],
    ['a percent sign', '100%', [1]],
    ['an underscore', 'pods_max', [1]],
    ['a backslash', 'C:\\temp\\x_y', [5]],
    ['one letter', 'ü', [3]],
    ['a quote', `'`, []],
    ['what only an operator would match', '.*', []],
    ['a word that is nowhere', 'nowhere', []],
    ['one word that is there and one that is not', 'quota nowhere', []],
    ['words that would only match across two texts', 'KubePodCrashLoopingPod', []],
  ])('finds %s: %s', async (_what, q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  test('and filters must both hold', async () => {
    expect(await found('quota', { alert_name: 'QuotaNearlyUsed' })).toEqual([2]);
    expect(await found('quota', { name: 'n1' })).toEqual([1]);
  });

  test('counts for the total, and belongs to the cursor', async () => {
    const page = await service.client.list({ q: 'quota', limit: 1, include: 'total' });
    expect(page.total).toBe(2);
    const cursor = page.next_cursor ?? '';
    expect(await found('quota quota', { sort: 'newest', cursor })).toEqual([1]);
    expect(await service.client.get(`/api/v1/incidents?q=other&cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'cursor' }] },
    });
  });

  test('is a filter of a search, too', async () => {
    const { items, searched } = await service.client.search({
      embedding: turned(5),
      filters: { q: 'quota' },
    });
    expect(items.map(({ name }) => name)).toEqual(['n2', 'n1']);
    expect(searched).toBe(2);
  });
});
