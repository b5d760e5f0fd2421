import { afterEach, describe, expect, test } from '@jest/globals';
import { startShelf, type Shelf, type ShelfOptions } from '../../test/start-shelf.ts';
import { UnhealthyError } from './health.routes.ts';

let shelf: Shelf | undefined;
afterEach(() => shelf?.stop());

async function readiness(options: ShelfOptions): Promise<{ status: number; body: unknown }> {
  shelf = await startShelf(options);
  const response = await shelf.fetch('/health/ready');
  return { status: response.status, body: await response.json() };
}

describe('ready', () => {
  test('when every check passes', async () => {
    expect(await readiness({ checks: { database: async () => undefined } })).toEqual({
      status: 200,
      body: { status: 'ready', checks: { database: { status: 'ok' } } },
    });
  });

  test('degraded still takes requests', async () => {
    const checks = {
      database: async () => undefined,
      schema: async () => ({ degraded: '2 routes are off' }),
    };
    expect(await readiness({ checks })).toEqual({
      status: 200,
      body: {
        status: 'degraded',
        checks: { database: { status: 'ok' }, schema: { status: 'degraded', reason: '2 routes are off' } },
      },
    });
  });

  test('a warning takes nothing from it', async () => {
    expect(await readiness({ checks: { indexes: async () => ({ warning: 'slow' }) } })).toEqual({
      status: 200,
      body: { status: 'ready', checks: { indexes: { status: 'warning', reason: 'slow' } } },
    });
  });

  test('one failure makes it unavailable; of errors only what is meant for the public is shown', async () => {
    const checks = {
      database: () => Promise.reject(new Error('password authentication failed for user app at 10.0.0.7')),
      schema: () => Promise.reject(new UnhealthyError('the schema is older than this service')),
      model: async () => ({ degraded: 'slow' }),
    };
    expect(await readiness({ checks })).toEqual({
      status: 503,
      body: {
        status: 'unavailable',
        checks: {
          database: { status: 'failed', reason: 'the check failed' },
          schema: { status: 'failed', reason: 'the schema is older than this service' },
          model: { status: 'degraded', reason: 'slow' },
        },
      },
    });
  });

  test('a check that throws at once or never answers fails alone', async () => {
    const checks = {
      hanging: () => new Promise<void>(() => undefined),
      throwing: () => {
        throw new Error('bug');
      },
      fine: async () => undefined,
    };
    expect(await readiness({ checks, checkTimeoutMs: 20 })).toMatchObject({
      status: 503,
      body: {
        checks: {
          hanging: { status: 'failed', reason: 'no answer within 20 ms' },
          throwing: { status: 'failed', reason: 'the check failed' },
          fine: { status: 'ok' },
        },
      },
    });
  });
});

test('?verbose tells what was found, how long it took, and the commands that mend it', async () => {
  const checks = {
    server: async () => ({ found: 'PostgreSQL 17.6' }),
    indexes: async () => ({ degraded: 'an index is not valid', mend: ['REINDEX INDEX CONCURRENTLY i;'] }),
    role: () => Promise.reject(new UnhealthyError('the role could write', { mend: ['REVOKE INSERT ...;'] })),
    plain: async () => undefined,
    slow: async () => ({ warning: 'slow' }),
  };
  shelf = await startShelf({ checks });
  const ask = async (path: string) => (await shelf!.fetch(path)).json();
  const ms = expect.any(Number);
  expect(await ask('/health/ready?verbose')).toEqual({
    status: 'unavailable',
    checks: {
      server: { status: 'ok', found: 'PostgreSQL 17.6', ms },
      indexes: {
        status: 'degraded',
        reason: 'an index is not valid',
        mend: ['REINDEX INDEX CONCURRENTLY i;'],
        ms,
      },
      role: { status: 'failed', reason: 'the role could write', mend: ['REVOKE INSERT ...;'], ms },
      plain: { status: 'ok', ms },
      slow: { status: 'warning', reason: 'slow', ms },
    },
  });
  expect(await ask('/health/ready?verbose=false')).toEqual(await ask('/health/ready'));
  expect(await ask('/health/ready')).toMatchObject({ checks: { server: { status: 'ok' } } });
  expect(JSON.stringify(await ask('/health/ready'))).not.toMatch(/found|mend|ms"/);
});

describe('live', () => {
  test('answers without asking any check', async () => {
    let asked = 0;
    shelf = await startShelf({ checks: { database: async () => void (asked += 1) } });
    const response = await shelf.fetch('/health/live');
    expect([response.status, await response.json(), asked]).toEqual([200, { status: 'alive' }, 0]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
