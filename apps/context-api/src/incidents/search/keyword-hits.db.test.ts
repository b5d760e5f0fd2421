import { beforeAll, describe, expect, test } from '@jest/globals';
import { toVectorParameter } from '@precedent/embedding';
import { insertIncident, type IncidentRow } from '@precedent/testing';
import { useService } from '../../../test/service.ts';
import { embedded, turned } from '../../../test/vectors.ts';
import type { IncidentFilters } from '../filters/incident-filters.ts';
import { keywordHitsAmongFew } from './keyword-hits-among-few.query.ts';
import { keywordHits } from './keyword-hits.query.ts';
import { searchTerms } from './search-terms.ts';

/*
 * One statement looks at each candidate, the other asks indexes: they must find the same.
 */
const service = useService();
const byId = new Map<number, string>();

async function record(name: string, row: IncidentRow, vector: object = embedded(30)): Promise<void> {
  byId.set(await insertIncident(service.database.owner, { name, ...row, ...vector }), name);
}

beforeAll(async () => {
  for (let index = 0; index < 5; index++) {
    const action_timestamp = `2026-03-0${index + 1}T00:00:00Z`;
    await record(`frequent-${index}`, { alert_summary: 'Disk is 90%_full now', action_timestamp });
  }
  await record('rare', { alert_name: 'RareAlert', execution_error: 'code E4711 came', namespace: 'one' });
  await record('also rare', { alert_name: 'rarealert', alert_summary: 'e4711 again', namespace: 'two' });
  await record('wildcard', { alert_summary: 'Cache is 90 percent full now' });
  const unlike = { alert_name: 'RareAlert', alert_summary: 'Disk is 90%_full now E4711' };
  await record('not embedded', unlike, {});
  await record('of another model', unlike, embedded(30, 'another-model'));
});

async function found(text: string, filters: IncidentFilters = {}, limit = 30) {
  const asked = {
    ...searchTerms(text),
    filters,
    model: 'hashing-v1',
    vector: toVectorParameter(turned(0)),
    limit,
  };
  const named = (rows: readonly { readonly id: number; readonly terms: number }[]) =>
    Object.fromEntries(rows.map(({ id, terms }) => [byId.get(id), terms]));
  const { owner } = service.database;
  return {
    many: named(await keywordHits(owner as never, asked).execute()),
    few: named(await keywordHitsAmongFew(owner as never, asked).execute()),
  };
}

describe.each<[string, IncidentFilters, Readonly<Record<string, number>>]>([
  ['rarealert', {}, { rare: 3, 'also rare': 3 }],
  ['rarealert', { namespace: ['two'] }, { 'also rare': 3 }],
  ['is it E4711 then', {}, { rare: 4, 'also rare': 4 }],
  ['is it E4711 then', { namespace: ['one'] }, { rare: 4 }],
  ['90 PERCENT full', {}, { wildcard: 2 }],
  ['what nobody wrote 4712', {}, {}],
])('%j with %j', (text, filters, hits) => {
  test('is found in the same incidents either way', async () => {
    expect(await found(text, filters)).toEqual({ many: hits, few: hits });
  });
});

test('of a frequent phrase the newest are found, either way', async () => {
  const hits = { 'frequent-4': 2, 'frequent-3': 2 };
  expect(await found('disk is', {}, 2)).toEqual({ many: hits, few: hits });
});

test('of a frequent phrase only what matches the filters is found, either way', async () => {
  const filters = { to: '2026-03-03T00:00:00.000000Z' };
  const hits = { 'frequent-1': 2, 'frequent-0': 2 };
  expect(await found('disk is', filters)).toEqual({ many: hits, few: hits });
});
