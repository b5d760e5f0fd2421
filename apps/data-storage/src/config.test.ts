import { availableParallelism } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { HashingProvider, OpenAiProvider } from '@precedent/embedding';
import { ConfigError } from '@precedent/service-kit';
import { loadConfig } from './config.ts';

const DATABASE_URL = 'postgres://writer@localhost/precedent';
const REMOTE = { DATABASE_URL, EMBEDDING_PROVIDER: 'openai', EMBEDDING_MODEL: 'nomic-embed-text' };

describe('loadConfig', () => {
  test('needs nothing but a database', () => {
    const config = loadConfig({ DATABASE_URL });
    expect(config).toMatchObject({ PORT: 8080, HOST: '0.0.0.0', BODY_LIMIT_BYTES: 262_144 });
    expect(config.provider).toBeInstanceOf(HashingProvider);
    expect(config.MAX_IN_FLIGHT_WRITES).toBe(Math.max(2, availableParallelism()));
  });

  test('a remote provider', () => {
    const { provider } = loadConfig({ ...REMOTE, EMBEDDING_URL: 'http://localhost:11434' });
    expect(provider).toBeInstanceOf(OpenAiProvider);
    expect(provider.model).toBe('nomic-embed-text');
  });

  test.each([
    ['no database', {}],
    ['a remote provider without an address', REMOTE],
    ['an address with a password in it', { ...REMOTE, EMBEDDING_URL: 'http://me:secret@localhost' }],
    ['an address that is none', { ...REMOTE, EMBEDDING_URL: 'localhost:11434' }],
    [
      'a key that cannot be a header',
      { ...REMOTE, EMBEDDING_URL: 'http://localhost', EMBEDDING_API_KEY: 'a\nb' },
    ],
    ['patterns that are not there', { DATABASE_URL, REDACT_PATTERNS_FILE: '/nowhere/patterns.json' }],
    ['a body limit below any body', { DATABASE_URL, BODY_LIMIT_BYTES: '10' }],
  ])('refuses %s, telling no secret', (_case, env) => {
    expect(() => loadConfig(env)).toThrow(ConfigError);
    expect(() => loadConfig(env)).not.toThrow(/secret/);
  });
});
