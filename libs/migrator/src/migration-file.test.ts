import { describe, expect, test } from '@jest/globals';
import { MigrationRefusedError } from './errors.ts';
import { isMigrationFile, parseMigration, refuseDuplicates } from './migration-file.ts';

describe('parseMigration', () => {
  test('reads number, text and whether to run in a transaction', () => {
    expect(parseMigration('0012_add_table.sql', '-- why\nCREATE TABLE t ();\n')).toMatchObject({
      version: 12,
      file: '0012_add_table.sql',
      sql: '-- why\nCREATE TABLE t ();\n',
      transactional: true,
    });
  });

  test('a no-transaction header is looked for before the first statement only', () => {
    const index = 'CREATE INDEX CONCURRENTLY i ON t (a);\n';
    expect(parseMigration('0001_a.sql', `-- no-transaction\n-- why\n${index}`).transactional).toBe(false);
    expect(parseMigration('0001_a.sql', `-- why\n\n--no-transaction  \n${index}`).transactional).toBe(false);
    expect(parseMigration('0001_a.sql', `-- why\n${index}-- no-transaction\n`).transactional).toBe(true);
    expect(parseMigration('0001_a.sql', `-- no-transaction is not wanted here\n${index}`).transactional).toBe(
      true,
    );
  });

  test('the checksum does not depend on the line ends of the checkout', () => {
    const unix = parseMigration('0001_a.sql', 'SELECT 1;\nSELECT 2;\n');
    const windows = parseMigration('0001_a.sql', 'SELECT 1;\r\nSELECT 2;\r\n');
    expect(windows.checksum).toBe(unix.checksum);
    expect(unix.checksum).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(parseMigration('0001_a.sql', 'SELECT 1;\nSELECT 3;\n').checksum).not.toBe(unix.checksum);
  });

  test.each(['1_a.sql', '0001-a.sql', '0001_A.sql', '0001_.sql', '0001_a__b.sql', 'a.sql', '0001_a.sql.sql'])(
    'refuses the name %s',
    (file) => {
      expect(() => parseMigration(file, 'SELECT 1;')).toThrow(MigrationRefusedError);
      expect(() => parseMigration(file, 'SELECT 1;')).toThrow(`${file}: a migration is named`);
    },
  );

  test('refuses a file that holds no statement', () => {
    expect(() => parseMigration('0001_a.sql', '-- only words\n\n')).toThrow('0001_a.sql: holds no statement');
  });

  test.each([
    [[0xef, 0xbb, 0xbf], 'begins with a byte order mark; save it as UTF-8 without one'],
    [[0x2d, 0x2d, 0xe9, 0x0a], 'is not UTF-8'],
    [[0x2d, 0x2d, 0x0a, 0x00, 0x0a], 'holds a NUL character (line 2)'],
  ])('refuses bytes that the server would get otherwise than its author sees them: %j', (bytes, reason) => {
    const content = Buffer.concat([Buffer.from(bytes), Buffer.from('SELECT 1;\n')]);
    expect(() => parseMigration('0001_a.sql', content)).toThrow(`0001_a.sql: ${reason}`);
  });

  test('reads bytes as UTF-8', () => {
    expect(parseMigration('0001_a.sql', Buffer.from("SELECT 'é';\r\n")).sql).toBe("SELECT 'é';\n");
  });

  test('what ends in .SQL is meant as a migration too, and refused for its name', () => {
    expect(['0001_a.sql', '0001_a.SQL', 'README.md'].filter(isMigrationFile)).toEqual([
      '0001_a.sql',
      '0001_a.SQL',
    ]);
    expect(() => parseMigration('0001_a.SQL', 'SELECT 1;')).toThrow('a migration is named');
  });

  test.each(['BEGIN;', 'COMMIT;', 'rollback ;', 'start transaction;', 'COMMIT WORK;'])(
    'refuses a file that ends the transaction it runs in: %s',
    (statement) => {
      const text = `CREATE TABLE t ();\n${statement}\nCREATE TABLE u ();\n`;
      expect(() => parseMigration('0001_a.sql', text)).toThrow(
        '0001_a.sql: controls transactions itself (line 2)',
      );
    },
  );

  test('the block of a function is not a transaction', () => {
    const text = 'DO $$\nBEGIN\n    PERFORM 1; -- COMMIT;\nEND\n$$;\n';
    expect(parseMigration('0001_a.sql', text).transactional).toBe(true);
  });
});

test('two files with one number are refused, naming the second', () => {
  const first = parseMigration('0002_a.sql', 'SELECT 1;');
  const second = parseMigration('0002_b.sql', 'SELECT 1;');
  expect(refuseDuplicates([first])).toEqual([first]);
  expect(() => refuseDuplicates([first, second])).toThrow('0002_b.sql: has the number of 0002_a.sql');
});
