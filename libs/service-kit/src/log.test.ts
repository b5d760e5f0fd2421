import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { logLines } from '../test/log-lines.ts';
import { maskConnectionStrings } from './log.ts';

describe('createLog', () => {
  test('writes one JSON line with level, time and service', () => {
    const { log, lines } = logLines();
    log.info({ rows: 3 }, 'done');
    expect(lines()).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), service: 'test', rows: 3, msg: 'done' },
    ]);
  });

  test('leaves out less severe levels', () => {
    const { log, lines } = logLines('warn');
    log.info('no');
    log.warn('yes');
    expect(lines().map((line) => line['msg'])).toEqual(['yes']);
  });

  test('secrets do not reach a line, whatever the field, depth or text they come in', () => {
    const { log, text } = logLines();
    const secret = 'hunter2-secret';
    const fields = ['password', 'passwd', 'secret', 'token', 'authorization', 'cookie', 'apiKey', 'api_key'];
    for (const field of fields) {
      log.info({ [field]: secret });
      log.info({ a: { [field]: secret } });
      log.info({ a: { b: { [field]: secret } } });
      log.info({ a: { b: { c: { [field]: secret } } } });
    }
    log.info(`connecting to postgres://app:${secret}@db:5432/precedent`);
    log.info({ url: `postgresql://app:${secret}@db/precedent?sslmode=require` });
    log.error({ err: new Error(`cannot reach postgres://app:${secret}@db/x`) });
    log.error({ err: new Error('outer', { cause: new Error(`https://user:${secret}@models.example/v1`) }) });
    log.error({
      err: Object.assign(new pg.DatabaseError('x', 1, 'error'), { client: { password: secret } }),
    });
    expect(text()).not.toContain(secret);
    expect(text().split('\n').filter(Boolean)).toHaveLength(fields.length * 4 + 5);
  });

  test('of an error it keeps type, code, message, stack and causes, and no values of rows', () => {
    const { log, lines } = logLines();
    const cause = Object.assign(new pg.DatabaseError('duplicate key', 1, 'error'), {
      code: '23505',
      severity: 'ERROR',
      constraint: 'items_name_key',
      detail: 'Key (name)=(private) already exists.',
      client: { secretKey: 4711 },
    });
    log.error({ err: new Error('could not store', { cause }) });
    expect(lines()[0]?.['err']).toEqual({
      type: 'Error',
      message: 'could not store',
      stack: expect.stringContaining('could not store'),
      cause: {
        type: 'error',
        message: 'duplicate key',
        code: '23505',
        severity: 'ERROR',
        constraint: 'items_name_key',
        stack: expect.any(String),
      },
    });
  });

  test('an error that causes itself does not stop the log', () => {
    const { log, lines } = logLines();
    const error = new Error('loop');
    error.cause = error;
    log.error({ err: error });
    log.error({ err: new AggregateError([new Error('one'), 'two'], 'both') });
    expect(lines()).toHaveLength(2);
    expect(lines()[1]?.['err']).toMatchObject({ errors: [{ message: 'one' }, { message: 'two' }] });
  });
});

test('maskConnectionStrings keeps user and host', () => {
  expect(maskConnectionStrings('a postgres://me:p%40ss@h:1/d b')).toBe('a postgres://me:[redacted]@h:1/d b');
  expect(maskConnectionStrings('postgres://me@h/d')).toBe('postgres://me@h/d');
});
