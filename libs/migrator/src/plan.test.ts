import { describe, expect, test } from '@jest/globals';
import { MigrationRefusedError } from './errors.ts';
import type { AppliedMigration } from './ledger.ts';
import { parseMigration, type Migration } from './migration-file.ts';
import { pendingMigrations } from './plan.ts';

const first = parseMigration('0001_first.sql', 'CREATE TABLE a ();\n');
const second = parseMigration('0002_second.sql', 'CREATE TABLE b (\n    id INT\n);\n');
const third = parseMigration('0003_third.sql', 'CREATE TABLE c ();\n');

const applied = (migration: Migration): AppliedMigration => ({
  ...migration,
  applied_at: '2026-01-01T00:00:00Z',
});

describe('pendingMigrations', () => {
  test('everything on an empty database, nothing on one that is up to date', () => {
    expect(pendingMigrations([first, second], [])).toEqual([first, second]);
    expect(pendingMigrations([first, second], [first, second].map(applied))).toEqual([]);
  });

  test('what follows the newest applied file', () => {
    expect(pendingMigrations([first, second, third], [applied(first)])).toEqual([second, third]);
  });

  test('refuses a file edited after it ran, naming the line', () => {
    const edited = parseMigration('0002_second.sql', 'CREATE TABLE b (\n    id BIGINT\n);\n');
    expect(() => pendingMigrations([first, edited], [first, second].map(applied))).toThrow(
      '0002_second.sql: was edited after it had been applied (line 2 was "id INT" and is "id BIGINT")',
    );
  });

  test('refuses a file cut short after it ran', () => {
    const cut = parseMigration('0002_second.sql', 'CREATE TABLE b (');
    expect(() => pendingMigrations([cut], [applied(second)])).toThrow('line 2 was "id INT" and is nothing');
  });

  test('refuses when an applied file is missing or was renamed', () => {
    expect(() => pendingMigrations([first], [first, second].map(applied))).toThrow(
      '0002_second.sql: was applied to this database but is missing here',
    );
    const renamed = parseMigration('0002_other.sql', second.sql);
    expect(() => pendingMigrations([first, renamed], [first, second].map(applied))).toThrow(
      '0002_other.sql: was applied as 0002_second.sql',
    );
  });

  test('refuses a file that comes before one that has run', () => {
    expect(() => pendingMigrations([first, second, third], [first, third].map(applied))).toThrow(
      '0002_second.sql: comes before 0003_third.sql, which has been applied',
    );
  });

  test('a refusal names its file for programs, too', () => {
    const refusal = (): unknown => pendingMigrations([], [applied(first)]);
    expect(refusal).toThrow(MigrationRefusedError);
    expect(refusal).toThrow(expect.objectContaining({ file: '0001_first.sql' }));
  });
});
