import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DatabaseUnavailable } from './postgres/database-unavailable.ts';
import { Problem } from './problem.ts';
import { toProblem } from './sqlstate.ts';

const SECRET = 'select secret_column from db-host-17';

function serverError(code: string, fields: Partial<pg.DatabaseError> = {}): pg.DatabaseError {
  return Object.assign(
    new pg.DatabaseError(SECRET, 1, 'error'),
    { code, severity: 'ERROR', detail: SECRET },
    fields,
  );
}

function systemError(code: string): Error {
  return Object.assign(new Error(SECRET), { code });
}

describe('toProblem', () => {
  test.each([
    ['22P02', 400, 'invalid-request'],
    ['22003', 400, 'invalid-request'],
    ['22021', 400, 'invalid-request'],
    ['23502', 400, 'invalid-request'],
    ['23514', 400, 'invalid-request'],
    ['23503', 409, 'conflict'],
    ['23505', 409, 'conflict'],
    ['08006', 503, 'temporary-reduced-capacity'],
    ['08P01', 503, 'temporary-reduced-capacity'],
    ['53300', 503, 'temporary-reduced-capacity'],
    ['53100', 503, 'temporary-reduced-capacity'],
    ['57P01', 503, 'temporary-reduced-capacity'],
    ['57P03', 503, 'temporary-reduced-capacity'],
    ['40001', 503, 'temporary-reduced-capacity'],
    ['40P01', 503, 'temporary-reduced-capacity'],
    ['55P03', 503, 'temporary-reduced-capacity'],
    ['28P01', 503, 'temporary-reduced-capacity'],
    ['3D000', 503, 'temporary-reduced-capacity'],
    ['57014', 504, 'query-timeout'],
    ['25P04', 504, 'query-timeout'],
    ['42703', 503, 'schema-incompatible'],
    ['42P01', 503, 'schema-incompatible'],
    ['42883', 503, 'schema-incompatible'],
    ['42501', 500, 'internal'],
    ['25006', 500, 'internal'],
    ['22012', 500, 'internal'],
    ['42601', 500, 'internal'],
    ['XX000', 500, 'internal'],
  ])('%s becomes %i %s and tells nothing of the server', (sqlstate, status, code) => {
    const error = serverError(sqlstate);
    const problem = toProblem(error);
    expect(problem).toMatchObject({ status, code, cause: error });
    expect(problem.headers['Retry-After'] !== undefined).toBe(status === 503);
    expect(JSON.stringify(problem.toDocument({ instance: '/', requestId: 'r' }))).not.toMatch(
      /secret|host-17/,
    );
  });

  test('a missing column is named when the place in the statement is known', () => {
    const error = Object.assign(serverError('42703'), { identifier: 't.owner' });
    expect(toProblem(error).detail).toMatch(/ Affected: t\.owner\.$/);
  });

  test('a refused value is named by its column', () => {
    expect(toProblem(serverError('23502', { column: 'name' })).detail).toBe(
      'The value of name cannot be stored.',
    );
  });

  test('a timeout names its limit', () => {
    const error = Object.assign(serverError('57014'), { timeLimitMs: 2000 });
    expect(toProblem(error).detail).toMatch(/time limit of 2000 ms/);
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])(
    '%s is 503',
    (code) => {
      expect(toProblem(systemError(code))).toMatchObject({ code: 'temporary-reduced-capacity' });
    },
  );

  test('several refused addresses are 503, a mixture is internal', () => {
    const refused = systemError('ECONNREFUSED');
    expect(toProblem(new AggregateError([refused, refused])).status).toBe(503);
    expect(toProblem(new AggregateError([refused, new Error('bug')])).status).toBe(500);
    expect(toProblem(new AggregateError([])).status).toBe(500);
  });

  test('an unavailable database is 503', () => {
    expect(toProblem(new DatabaseUnavailable('no connection', new Error(SECRET))).status).toBe(503);
  });

  test('a Problem stays itself', () => {
    const problem = new Problem('not-found', 'No item 7.');
    expect(toProblem(problem)).toBe(problem);
  });

  test.each([[new TypeError(SECRET)], ['text'], [undefined], [null]])(
    'anything else is internal: %p',
    (thrown) => {
      const problem = toProblem(thrown);
      expect(problem).toMatchObject({ code: 'internal', status: 500 });
      expect(problem.detail).not.toContain('secret');
    },
  );
});
