import { describe, expect, test } from '@jest/globals';
import { Problem } from '@precedent/service-kit';
import { fingerprint } from './fingerprint.ts';

const asked = { path: '/a', query: {}, body: { a: 1, b: [{ c: 1, d: 2 }] } };

describe('the fingerprint of a request', () => {
  test('does not depend on the order of properties', () => {
    const other = { ...asked, body: { b: [{ d: 2, c: 1 }], a: 1 } };
    expect(fingerprint(other)).toBe(fingerprint(asked));
    expect(fingerprint(asked)).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    { ...asked, path: '/b' },
    { ...asked, query: { atomic: true } },
    { ...asked, body: { a: '1', b: [{ c: 1, d: 2 }] } },
    { ...asked, body: { a: 1, b: [{ c: 1, d: 2 }, null] } },
    { ...asked, body: undefined },
  ])('is another for %j', (other) => {
    expect(fingerprint(other)).not.toBe(fingerprint(asked));
  });

  test('is refused for a body too deep to be written down', () => {
    const body: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(() => fingerprint({ ...asked, body })).toThrow(Problem);
  });
});
