import { describe, expect, test } from '@jest/globals';
import { MigrationFailedError, MigrationLockedError, MigrationRefusedError } from '@precedent/migrator';
import { explainFailure } from './explain-failure.ts';

const URL = 'postgres://me:topsecret@db.example:6432/precedent';

/** An error as the driver makes it from a server's message. */
function serverError(code: string, message: string, hint?: string): Error {
  return Object.assign(new Error(message), { code, severity: 'ERROR', hint });
}

describe('explainFailure', () => {
  test.each([
    ['0A000', 'extension "vector" is not available'],
    ['58P01', 'could not open extension control file "/usr/share/extension/vector.control": No such file'],
  ])('a server without pgvector (%s)', (code, message) => {
    const error = new MigrationFailedError('0001_a.sql', 4, serverError(code, message));
    expect(explainFailure(error, URL)).toEqual({
      exitCode: 1,
      message: expect.stringMatching(/^The database server does not have the pgvector extension: install it/),
    });
  });

  test('a failed file carries what PostgreSQL said and its hint', () => {
    const cause = serverError('P0001', 'a resource has two clusters', 'Give each cluster its own rows.');
    expect(explainFailure(new MigrationFailedError('0004_b.sql', undefined, cause), URL).message).toBe(
      '0004_b.sql: a resource has two clusters. Give each cluster its own rows. Nothing of this file was kept.',
    );
  });

  test('a refusal has an exit code of its own', () => {
    expect(explainFailure(new MigrationRefusedError('0001_a.sql', 'was edited'), URL)).toEqual({
      exitCode: 2,
      message: 'Refused: 0001_a.sql: was edited.',
    });
  });

  test('another runner that does not end', () => {
    expect(explainFailure(new MigrationLockedError(60_000), URL).message).toBe(
      'Another migration run has held the lock for 60 s; try again when it has ended.',
    );
  });

  test.each([
    ['nothing listens there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['nothing listens there', new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })])],
    ['it refused the login or its password', serverError('28P01', 'password authentication failed')],
    ['it has no such database', serverError('3D000', 'database "precedent" does not exist')],
    ['it does not answer', new Error('timeout expired')],
    ['it does not answer', new Error('Connection terminated unexpectedly')],
  ])('a database that cannot be used: %s (%#)', (reason, error) => {
    expect(explainFailure(error, URL).message).toBe(
      `Cannot use the database at db.example:6432/precedent: ${reason}.`,
    );
  });

  test('anything else is told as it is', () => {
    expect(explainFailure(new Error('the disk is full'), URL)).toEqual({
      exitCode: 1,
      message: 'The disk is full.',
    });
  });
});
