import { describe, expect, test } from '@jest/globals';
import { beginStatement, startupOptions } from './session.ts';

describe('beginStatement', () => {
  test('is one text with everything the transaction sets', () => {
    expect(
      beginStatement({
        readOnly: true,
        role: 'precedent_reader',
        settings: { TimeZone: 'UTC', 'hnsw.ef_search': '100' },
      }),
    ).toBe(
      `BEGIN READ ONLY; SET LOCAL ROLE "precedent_reader"; SET LOCAL TimeZone = 'UTC'; SET LOCAL hnsw.ef_search = '100'`,
    );
    expect(beginStatement({ readOnly: false, settings: {} })).toBe('BEGIN');
  });

  test('quotes roles and values', () => {
    expect(beginStatement({ readOnly: false, role: 'a"b', settings: { work_mem: "1'; DROP" } })).toBe(
      `BEGIN; SET LOCAL ROLE "a""b"; SET LOCAL work_mem = '1''; DROP'`,
    );
  });

  test.each(['a b', 'x = 1; DROP TABLE t; --', '', '1a', 'a.', 'a-b'])(
    '%p is not the name of a setting',
    (name) => {
      expect(() => beginStatement({ readOnly: false, settings: { [name]: '1' } })).toThrow(
        'not the name of a setting',
      );
    },
  );

  test.each(['a\\b', 'a\0b'])('%p is not a value', (value) => {
    expect(() => beginStatement({ readOnly: false, settings: { work_mem: value } })).toThrow(
      'backslash or NUL',
    );
  });
});

test('startupOptions escapes spaces and backslashes', () => {
  expect(startupOptions({ TimeZone: 'UTC', search_path: 'a, b\\c' })).toBe(
    '-c TimeZone=UTC -c search_path=a,\\ b\\\\c',
  );
});
