import { describe, expect, test } from '@jest/globals';
import { invalidRequest, MAX_VIOLATIONS, Problem, type Violation } from './problem.ts';
import { catalogueEntry, PROBLEM_CODES } from './problem-catalogue.ts';

const request = { instance: '/items/1', requestId: 'r-1' };

describe('Problem', () => {
  test('has the members of RFC 9457 and ours, extensions last', () => {
    const problem = new Problem('conflict', 'The item differs.', {
      extensions: { differing_fields: ['name'] },
    });
    expect(problem.toDocument(request)).toEqual({
      type: '/problems/conflict',
      title: 'The request contradicts what is stored',
      status: 409,
      detail: 'The item differs.',
      instance: '/items/1',
      code: 'conflict',
      request_id: 'r-1',
      differing_fields: ['name'],
    });
  });

  test('an extension cannot replace a standard member', () => {
    const problem = new Problem('not-found', 'No item 1.', { extensions: { status: 200, code: 'ok' } });
    expect(problem.toDocument(request)).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('the cause stays out of the document', () => {
    const problem = new Problem('internal', 'It failed.', { cause: new Error('password=secret') });
    expect(JSON.stringify(problem.toDocument(request))).not.toContain('secret');
    expect(problem.cause).toBeInstanceOf(Error);
  });

  test('Retry-After comes from the catalogue and can be overridden', () => {
    expect(new Problem('temporary-reduced-capacity', 'Busy.').headers).toEqual({ 'Retry-After': '1' });
    const slower = new Problem('temporary-reduced-capacity', 'Busy.', { headers: { 'Retry-After': '7' } });
    expect(slower.headers).toEqual({ 'Retry-After': '7' });
    expect(new Problem('internal', 'It failed.').headers).toEqual({});
  });

  test.each(PROBLEM_CODES)('%s has an error status and a title of its own', (code) => {
    const { status, title } = catalogueEntry(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    const titles = PROBLEM_CODES.map((other) => catalogueEntry(other).title);
    expect(titles.filter((other) => other === title)).toHaveLength(1);
  });
});

describe('invalidRequest', () => {
  test.each<[Violation, string]>([
    [{ in: 'query', parameter: 'limit', detail: 'is required' }, 'Query parameter limit is required.'],
    [{ in: 'path', parameter: 'id', detail: 'must be an integer' }, 'Path parameter id must be an integer.'],
    [{ in: 'header', parameter: 'If-Match', detail: 'is required' }, 'Header If-Match is required.'],
    [{ in: 'body', pointer: '/a/0', detail: 'is required' }, 'Body /a/0 is required.'],
    [{ in: 'body', pointer: '', detail: 'is required' }, 'The body is required.'],
  ])('tells the place: %j', (violation, detail) => {
    expect(invalidRequest([violation])).toMatchObject({
      code: 'invalid-request',
      detail,
      errors: [violation],
    });
  });

  test('lists a bounded number of faults and says how many there are', () => {
    const violations = Array.from({ length: 50 }, (_, index): Violation => {
      return { in: 'body', pointer: `/${index}`, detail: 'is wrong' };
    });
    const problem = invalidRequest(violations);
    expect(problem.errors).toEqual(violations.slice(0, MAX_VIOLATIONS));
    expect(problem.detail).toBe('Body /0 is wrong. 49 more faults found.');
  });
});
