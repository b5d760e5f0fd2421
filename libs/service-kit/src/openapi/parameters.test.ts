import { describe, expect, test } from '@jest/globals';
import { shelfDocument } from '../../test/shelf.ts';
import { parseParameters, parseQueryString, unknownParameters } from './parameters.ts';

const declared = shelfDocument().operation('listItems').parameters;

function read(query: string): { values: unknown; faults: string[] } {
  const split = parseQueryString(query);
  const parsed = parseParameters(declared, split.values);
  const violations = [
    ...split.violations,
    ...parsed.violations,
    ...unknownParameters(declared, split.values),
  ];
  return {
    values: parsed.values,
    faults: violations.map(({ parameter, detail }) => `${parameter} ${detail}`),
  };
}

describe('query parameters', () => {
  test('absent ones take the default of the document', () => {
    expect(read('')).toEqual({ values: { limit: 50 }, faults: [] });
  });

  test.each<[string, object]>([
    ['limit=7', { limit: 7 }],
    ['min_score=0.25', { limit: 50, min_score: 0.25 }],
    ['min_score=1e-2', { limit: 50, min_score: 0.01 }],
    ['open=true', { limit: 50, open: true }],
    ['open=false', { limit: 50, open: false }],
    ['severity=info', { limit: 50, severity: ['info'] }],
    ['severity=info&severity=critical', { limit: 50, severity: ['info', 'critical'] }],
    ['name=a+b%2Bc%26', { limit: 50, name: 'a b+c&' }],
    ['name=a=b&&', { limit: 50, name: 'a=b' }],
    ['name=007', { limit: 50, name: '007' }],
    ['na%6De=x', { limit: 50, name: 'x' }],
  ])('%s is read by its declared type', (query, values) => {
    expect(read(query)).toEqual({ values, faults: [] });
  });

  test.each<[string, string]>([
    ['limit=0', 'limit must be at least 1'],
    ['limit=201', 'limit must be at most 200'],
    ['limit=x', 'limit must be an integer'],
    ['limit=', 'limit must be an integer'],
    ['limit', 'limit must be an integer'],
    ['limit=1.0', 'limit must be an integer'],
    ['limit=1e2', 'limit must be an integer'],
    ['limit=0x10', 'limit must be an integer'],
    ['limit=+5', 'limit must be an integer'],
    ['limit=%205', 'limit must be an integer'],
    ['limit=99999999999999999999', 'limit must be an integer between -9007199254740991 and 9007199254740991'],
    ['limit=5&limit=5', 'limit must be given once, not 2 times'],
    ['min_score=Infinity', 'min_score must be a number'],
    ['min_score=1e999', 'min_score must be a number'],
    ['min_score=.5', 'min_score must be a number'],
    ['min_score=1.5', 'min_score must be at most 1'],
    ['open=1', 'open must be true or false'],
    ['open=TRUE', 'open must be true or false'],
    ['severity=bogus', 'severity item 0 must be one of critical, warning, info'],
    ['severity=info,critical', 'severity item 0 must be one of critical, warning, info'],
    ['severity=info&severity=info&severity=info', 'severity must have at most 2 items, not 3'],
    ['name=', 'name must not be empty'],
    ['name=%00', 'name must not contain a NUL character'],
    ['name=%ff', 'name is not valid percent-encoding'],
    ['name=%', 'name is not valid percent-encoding'],
    ['since=yesterday', 'since must be a date and time with offset, such as 2026-11-24T01:51:33Z'],
    ['since=2026-11-24T01:51:33', 'since must be a date and time with offset, such as 2026-11-24T01:51:33Z'],
    ['offset=1', 'offset is not known; known are limit, severity, min_score, open, name, since'],
    ['Limit=1', 'Limit is not known; known are limit, severity, min_score, open, name, since'],
    ['__proto__=1', '__proto__ is not known; known are limit, severity, min_score, open, name, since'],
    ['limit[]=1', 'limit[] is not known; known are limit, severity, min_score, open, name, since'],
  ])('%s is refused by name', (query, fault) => {
    expect(read(query).faults).toEqual([fault]);
  });

  test('items may be separated by commas where the document says so', () => {
    const parameter = { ...declared.find(({ name }) => name === 'severity')!, commas: true };
    const parse = (...given: string[]) => parseParameters([parameter], new Map([['severity', given]]));
    expect(parse('info,critical').values).toEqual({ severity: ['info', 'critical'] });
    expect(parse('info', 'critical').values).toEqual({ severity: ['info', 'critical'] });
    expect(parse('info,').violations).toMatchObject([
      { detail: expect.stringMatching(/^item 1 must be one of/) },
    ]);
  });

  test('every fault is reported', () => {
    expect(read('limit=0&open=maybe&offset=1').faults).toHaveLength(3);
  });

  test('a default is not shared between requests', () => {
    const parameter = { ...declared[0]!, fallback: ['a'] };
    const first = parseParameters([parameter], new Map()).values['limit'] as string[];
    first.push('b');
    expect(parseParameters([parameter], new Map()).values['limit']).toEqual(['a']);
  });
});
