import { describe, expect, test } from '@jest/globals';
import { toBase64 } from '@precedent/embedding';
import { insertIncident } from '@precedent/testing';
import type { Problem } from './client.ts';
import { useService } from './service.ts';
import { turned } from './vectors.ts';

const service = useService();
const SEARCH = '/api/v1/incidents/search';

describe('a query parameter', () => {
  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=x', 'limit'],
    ['limit=1e3', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['limit', 'limit'],
    ['limit=%2010', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=99999999999999999999', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['offset=1', 'offset'],
    ['Limit=1', 'Limit'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['limit[]=1', 'limit[]'],
    ['severity=bogus', 'severity'],
    ['severity=critical&severity=bogus', 'severity'],
    ['severity=CRITICAL', 'severity'],
    ['severity=critical,high', 'severity'],
    ['status=done', 'status'],
    ['phase=executing', 'phase'],
    ['sort=asc', 'sort'],
    ['sort=newest&sort=oldest', 'sort'],
    ['include=everything', 'include'],
    ['include=total,everything', 'include'],
    ['fields=bogus', 'fields'],
    ['fields=id,bogus', 'fields'],
    ['fields=id,', 'fields'],
    ['fields=', 'fields'],
    ['fields=ID', 'fields'],
    ['fields=t.id', 'fields'],
    ['fields=toString', 'fields'],
    ['q=', 'q'],
    ['q=%20%09', 'q'],
    ['q=%00', 'q'],
    ['q=a&q=b', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['q=1+2+3+4+5+6+7+8+9+10+11', 'q'],
    ['namespace=a%00b', 'namespace'],
    ['alert_name=%00', 'alert_name'],
    ['namespace=%', 'namespace'],
    ['namespace=%zz', 'namespace'],
    ['namespace=%ED%A0%80', 'namespace'],
    ['namespace=%C0%AF', 'namespace'],
    ['namespace=%FF', 'namespace'],
    ['alert_name=', 'alert_name'],
    [`alert_name=${'x'.repeat(1001)}`, 'alert_name'],
    [new Array(21).fill('namespace=a').join('&'), 'namespace'],
    ['from=yesterday', 'from'],
    ['from=2026-01-01', 'from'],
    ['from=2026-01-01T00:00:00', 'from'],
    ['from=2026-02-30T00:00:00Z', 'from'],
    ['from=2026-01-01T00:00:00+02:00', 'from'],
    ['from=0000-01-01T00:00:00Z', 'from'],
    ['to=9999-12-31T23:59:59-01:00', 'to'],
    ['from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'],
    ['from=2026-01-02T00:00:00Z&from=2026-01-03T00:00:00Z', 'from'],
    ['cursor=', 'cursor'],
    ['cursor=bogus', 'cursor'],
    [`cursor=${'A'.repeat(201)}`, 'cursor'],
    ['cursor=%00', 'cursor'],
  ])('%s is refused by name', async (query, parameter) => {
    const { status, body } = await service.client.get(`/api/v1/incidents?${query}`);
    expect(status).toBe(400);
    const problem = body as Problem;
    expect(problem.code).toBe('invalid-request');
    expect(problem.errors?.map((fault) => fault.parameter)).toEqual([parameter]);
    expect(problem.detail).toContain(parameter);
  });

  test('all faults are told at once', async () => {
    const { body } = await service.client.get('/api/v1/incidents?limit=0&severity=bogus&offset=1');
    const { errors } = body as Problem;
    expect(errors?.map((fault) => fault.parameter).sort()).toEqual(['limit', 'offset', 'severity']);
  });

  test('of one incident is refused, too', async () => {
    const id = await insertIncident(service.database.owner);
    const { status, body } = await service.client.get(`/api/v1/incidents/${id}?limit=1`);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ parameter: 'limit' }] } });
  });
});

const numbers = (count: number) => turned(0).concat(0, 0).slice(0, count);
const without = (text: string, value: string) =>
  JSON.stringify({ embedding: numbers(768) }).replace(text, value);

describe('a search body', () => {
  test.each<[string, unknown, string]>([
    ['none of text, embedding and incident_id', {}, ''],
    ['text and incident_id', { text: 'a', incident_id: 1 }, ''],
    ['all three', { text: 'a', incident_id: 1, embedding: numbers(768) }, ''],
    ['an empty text', { text: '' }, '/text'],
    ['a text of spaces', { text: '  \t' }, '/text'],
    ['a text of punctuation', { text: '?!' }, '/text'],
    ['a text that is only a hash', { text: 'd0e1f2a3b4c5d6e7' }, '/text'],
    ['a text of 4001 characters', { text: 'x'.repeat(4001) }, '/text'],
    ['a text that is no text', { text: 7 }, '/text'],
    ['a text that is null', { text: null }, '/text'],
    ['a NUL character', { text: 'a\0b' }, '/text'],
    ['half a surrogate pair', '{"text":"\\ud800"}', '/text'],
    ['767 numbers', { embedding: numbers(767) }, '/embedding'],
    ['769 numbers', { embedding: numbers(769) }, '/embedding'],
    ['no numbers', { embedding: [] }, '/embedding'],
    ['only zeros', { embedding: new Array(768).fill(0) }, '/embedding'],
    ['a number as text', without('1', '"1"'), '/embedding/0'],
    ['numbers as text', { embedding: new Array(768).fill('1') }, '/embedding/0'],
    ['null among the numbers', without('1', 'null'), '/embedding/0'],
    ['a number that is infinite', without('1', '1e999'), '/embedding/0'],
    ['a number beyond 32 bits', without('1', '1e300'), '/embedding'],
    ['a vector too long for 32 bits', without('1', '1e30'), '/embedding'],
    ['an embedding as text', { embedding: '[1,2]' }, '/embedding'],
    ['an empty embedding as text', { embedding: '' }, '/embedding'],
    ['base64 of 767 numbers', { embedding: toBase64(numbers(767)) }, '/embedding'],
    ['base64 of zeros', { embedding: toBase64(new Array<number>(768).fill(0)) }, '/embedding'],
    ['base64 of what is no number', { embedding: toBase64(new Array<number>(768).fill(NaN)) }, '/embedding'],
    ['base64 that is cut', { embedding: toBase64(numbers(768)).slice(0, -3) }, '/embedding'],
    ['a model without a vector', { text: 'a', embedding_model: 'm' }, '/embedding'],
    ['incident 0', { incident_id: 0 }, '/incident_id'],
    ['an incident as text', { incident_id: '1' }, '/incident_id'],
    ['an incident beyond 2^53', '{"incident_id":9007199254740993}', '/incident_id'],
    ['limit 0', { text: 'a', limit: 0 }, '/limit'],
    ['limit 101', { text: 'a', limit: 101 }, '/limit'],
    ['a limit as text', { text: 'a', limit: '10' }, '/limit'],
    ['min_similarity above 1', { text: 'a', min_similarity: 1.1 }, '/min_similarity'],
    ['an unknown property', { text: 'a', offset: 1 }, '/offset'],
    ['__proto__', '{"text":"a","__proto__":{"limit":1}}', '/__proto__'],
    ['a name given twice', '{"text":"a","text":"b"}', '/text'],
    ['a filter given twice', '{"text":"a","filters":{"kind":"a","kind":"b"}}', '/filters/kind'],
    ['an unknown filter', { text: 'a', filters: { cluster: 'a' } }, '/filters/cluster'],
    ['__proto__ as a filter', '{"text":"a","filters":{"__proto__":1}}', '/filters/__proto__'],
    ['an unknown severity', { text: 'a', filters: { severity: 'bogus' } }, '/filters/severity'],
    [
      'an unknown severity in a list',
      { text: 'a', filters: { severity: ['info', 'bogus'] } },
      '/filters/severity/1',
    ],
    ['an empty list', { text: 'a', filters: { kind: [] } }, '/filters/kind'],
    ['a filter that is null', { text: 'a', filters: { kind: null } }, '/filters/kind'],
    ['a NUL character in a filter', { text: 'a', filters: { kind: ['a', '\0'] } }, '/filters/kind/1'],
    ['a year out of range', { text: 'a', filters: { from: '0000-01-01T00:00:00Z' } }, '/filters/from'],
    [
      'an end before the beginning',
      { text: 'a', filters: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' } },
      '/filters/to',
    ],
    ['words that are spaces', { text: 'a', filters: { q: ' ' } }, '/filters/q'],
    ['words as a list', { text: 'a', filters: { q: ['a'] } }, '/filters/q'],
    ['filters as a list', { text: 'a', filters: [] }, '/filters'],
    ['a list instead of an object', [], ''],
    ['null', null, ''],
  ])('with %s is refused by its place', async (_what, body, pointer) => {
    const answer = await service.client.post(SEARCH, body);
    expect(answer.status).toBe(400);
    const problem = answer.body as Problem;
    expect(problem.code).toBe('invalid-request');
    expect(problem.errors?.map((fault) => fault.pointer)).toContain(pointer);
  });

  test.each<[unknown, string, string]>([
    [{ kind: [] }, '/filters/kind', 'must have 1 to 20 items, not 0'],
    [{ kind: [5] }, '/filters/kind/0', 'must be a string, not a number'],
    [{ kind: '' }, '/filters/kind', 'must not be empty'],
    [
      { severity: ['bogus'] },
      '/filters/severity/0',
      'must be one of critical, high, warning, medium, low, info',
    ],
  ])(
    'of what may be one value or a list hears of the form that it has: %j',
    async (filters, pointer, detail) => {
      const { body } = await service.client.post(SEARCH, { text: 'a', filters });
      expect((body as Problem).errors).toEqual([{ in: 'body', pointer, detail }]);
    },
  );

  test('with none of the three is told which they are', async () => {
    const { body } = await service.client.post(SEARCH, { limit: 1 });
    expect((body as Problem).detail).toMatch(/exactly one of text, embedding, incident_id/);
  });

  test.each<[string, string, string]>([
    ['NaN', without('1', 'NaN'), '/embedding/0'],
    ['Infinity', without('1', '-Infinity'), '/embedding/0'],
    ['a missing brace', '{"text":"a"', '/text'],
    ['a trailing comma', '{"text":"a",}', ''],
    ['nothing but a word', 'text', ''],
  ])('that is broken JSON by %s is told where', async (_what, text, pointer) => {
    const { status, body } = await service.client.post(SEARCH, text);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-json', errors: [{ in: 'body', pointer }] });
  });

  test('that is not UTF-8 is refused', async () => {
    const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(await service.client.post(SEARCH, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-json' },
    });
  });

  test('of 20 MB is refused with the limit', async () => {
    const { status, body } = await service.client.post(SEARCH, { text: 'x'.repeat(20_000_000) });
    expect(status).toBe(413);
    expect(body).toMatchObject({ code: 'payload-too-large', limit_value: 262_144 });
  });

  test('that is missing is refused', async () => {
    const answer = await service.client.send('POST', SEARCH);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: 'body', pointer: '' }] } });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
    'of type %s is refused',
    async (type) => {
      const answer = await service.client.post(SEARCH, { text: 'a' }, type);
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    },
  );

  test('of exactly 768 numbers with an exponent is accepted', async () => {
    expect(await service.client.post(SEARCH, without('1', '1.0E-3'))).toMatchObject({ status: 200 });
  });
});
