import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readOptions } from './options.ts';

describe('readOptions', () => {
  test('without flags: usual ports, loopback only, the embedded database, samples if they are missing', () => {
    expect(readOptions([], {})).toEqual({
      host: '127.0.0.1',
      portDataStorage: 8080,
      portContextApi: 8091,
      portDatabase: 0,
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      readerUrl: undefined,
      samples: undefined,
    });
  });

  test('a database URL comes from the flag, else from the environment; empty is none', () => {
    const env = { DATABASE_URL: 'postgres://from-env/db' };
    expect(readOptions([], env).databaseUrl).toBe('postgres://from-env/db');
    expect(readOptions(['--database-url', 'postgres://flag/db'], env).databaseUrl).toBe('postgres://flag/db');
    expect(readOptions([], { DATABASE_URL: '' }).databaseUrl).toBeUndefined();
  });

  test('--empty means no samples, --samples how many', () => {
    expect(readOptions(['--empty'], {}).samples).toBe(0);
    expect(readOptions(['--samples', '2000'], {}).samples).toBe(2000);
  });
});
