import { describe, expect, test } from '@jest/globals';
import { loadConfig } from './config.ts';

describe('the configuration', () => {
  test('needs only the database', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://reader:secret@localhost:5432/precedent' })).toMatchObject({
      PORT: {{port}},
      HOST: '0.0.0.0',
      DATABASE_SHARED_SESSION: false,
      SCHEMA_CHECK_INTERVAL_MS: 2000,
    });
  });

  test('that is wrong is told as a whole, without secrets', () => {
    const env = { DATABASE_URL: 'mysql://u:hidden@h/d', PORT: '99999', SCHEMA_CHECK_INTERVAL_MS: 'often' };
    expect(() => loadConfig(env)).toThrow(
      /^(?!.*hidden).*(?=.*DATABASE_URL)(?=.*PORT)(?=.*SCHEMA_CHECK_INTERVAL_MS)/s,
    );
  });
});
