import type { EmbeddingConfig } from '@precedent/embedding';
import {
  ConfigError,
  optional,
  parseConfig,
  SHARED_VARIABLES,
  variables,
  withDefault,
  type ConfigOf,
} from '@precedent/service-kit';

/** Every setting there is. */
export const SHAPE = {
  ...SHARED_VARIABLES,
  PORT: variables.port(8091),
  BODY_LIMIT_BYTES: withDefault(
    variables.integer({
      min: 1024,
      max: 100_000_000,
      what: 'the largest request body in bytes',
      example: 262_144,
    }),
    262_144,
  ),
  SEARCH_EXACT_AT_MOST: withDefault(
    variables.integer({
      min: 0,
      max: 1_000_000,
      what: 'how many incidents a search compares one by one rather than by the approximate index',
      example: 5000,
    }),
    5000,
  ),
  SCHEMA_CHECK_INTERVAL_MS: withDefault(
    variables.integer({
      min: 50,
      max: 3_600_000,
      what: 'how often the schema is compared with the contract of this build, in milliseconds',
      example: 2000,
    }),
    2000,
  ),
  EMBEDDING_PROVIDER: withDefault(
    variables.oneOf('what embeds the texts to search by', ['hashing', 'openai']),
    'hashing',
  ),
  EMBEDDING_URL: optional(
    variables.url('where an OpenAI-compatible service listens', 'http://localhost:11434'),
  ),
  EMBEDDING_MODEL: optional(
    variables.text('the model that service uses, of 768 dimensions', 'nomic-embed-text'),
  ),
  EMBEDDING_API_KEY: optional({ ...variables.text('the API key of that service', 'sk-...'), secret: true }),
} as const;

export type Config = ConfigOf<typeof SHAPE> & { readonly embedding: EmbeddingConfig };

/** The configuration. @throws ConfigError listing everything that is wrong */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const config = parseConfig(env, SHAPE);
  return { ...config, embedding: embeddingConfig(config) };
}

function embeddingConfig(config: ConfigOf<typeof SHAPE>): EmbeddingConfig {
  const { EMBEDDING_URL: url, EMBEDDING_MODEL: model, EMBEDDING_API_KEY: apiKey } = config;
  if (config.EMBEDDING_PROVIDER === 'hashing') return { provider: 'hashing' };
  if (url === undefined || model === undefined) {
    throw new ConfigError('EMBEDDING_PROVIDER=openai needs EMBEDDING_URL and EMBEDDING_MODEL as well.');
  }
  return { provider: 'openai', baseUrl: url.href, model, apiKey };
}
