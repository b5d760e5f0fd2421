import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadConfig, SHAPE } from './config.ts';

const DATABASE_URL = 'postgres://reader:secret@localhost:5432/precedent';

describe('the configuration', () => {
  test('needs only the database', () => {
    expect(loadConfig({ DATABASE_URL })).toMatchObject({
      PORT: 8091,
      HOST: '0.0.0.0',
      BODY_LIMIT_BYTES: 262_144,
      SEARCH_EXACT_AT_MOST: 5000,
      DATABASE_SHARED_SESSION: false,
      embedding: { provider: 'hashing' },
    });
  });

  test('of a remote embedding service', () => {
    const env = {
      DATABASE_URL,
      EMBEDDING_PROVIDER: 'openai',
      EMBEDDING_URL: 'http://localhost:11434',
      EMBEDDING_MODEL: 'nomic-embed-text',
      EMBEDDING_API_KEY: 'key',
    };
    expect(loadConfig(env).embedding).toEqual({
      provider: 'openai',
      baseUrl: 'http://localhost:11434/',
      model: 'nomic-embed-text',
      apiKey: 'key',
    });
    expect(() => loadConfig({ ...env, EMBEDDING_MODEL: '' })).toThrow(
      /EMBEDDING_MODEL is missing, and EMBEDDING_PROVIDER=openai needs it\./,
    );
  });

  test('of several servers, and of the cache', () => {
    const DATABASE_URLS = 'postgres://u:p@a/d,  postgres://u:p@b/d';
    expect(loadConfig({ DATABASE_URLS, CACHE_TTL_CONTEXT_MS: '0' })).toMatchObject({
      DATABASE_URL: 'postgres://u:p@a/d',
      DATABASE_URLS: ['postgres://u:p@a/d', 'postgres://u:p@b/d'],
      cache: { maxBytes: 67_108_864, staleMs: 3_600_000, ttlMs: { context: 0, incidents: 10_000 } },
    });
    const cache = {
      CACHE_MAX_BYTES: '1',
      CACHE_STALE_MS: '2',
      CACHE_TTL_INCIDENTS_MS: '3',
      CACHE_TTL_CONTEXT_MS: '4',
      CACHE_TTL_AGGREGATIONS_MS: '5',
    };
    expect(loadConfig({ DATABASE_URL, ...cache }).cache).toEqual({
      maxBytes: 1,
      staleMs: 2,
      ttlMs: { incidents: 3, context: 4, aggregations: 5 },
    });
    expect(() => loadConfig({ DATABASE_URLS: 'postgres://u:hidden@a/d,b' })).toThrow(
      /^(?!.*hidden).*DATABASE_URLS/s,
    );
  });

  test('that is wrong is told as a whole, without secrets', () => {
    const env = {
      DATABASE_URL: 'mysql://u:hidden@h/d',
      PORT: '99999',
      SEARCH_EXACT_AT_MOST: '-1',
      BODY_LIMIT_BYTES: '1k',
    };
    expect(() => loadConfig(env)).toThrow(
      /^(?!.*hidden).*(?=.*DATABASE_URL)(?=.*PORT)(?=.*SEARCH_EXACT_AT_MOST)(?=.*BODY_LIMIT_BYTES)/s,
    );
  });

  test('has no setting that nothing reads', () => {
    const folders = ['.', '../../../libs/consumer-kit/src', '../../../libs/service-kit/src'];
    const sources = folders.flatMap((folder) => {
      const root = new URL(`${folder}/`, import.meta.url);
      const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
      const own = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
      return own.map((name) => readFileSync(new URL(name, root), 'utf8'));
    });
    const places = (name: string) => sources.join('\n').split(new RegExp(`\\b${name}\\b`)).length - 1;
    // One place defines it.
    expect(Object.keys(SHAPE).filter((name) => places(name) < 2)).toEqual([]);
  });
});
