import { CONSUMER_VARIABLES, parseConsumerConfig } from '@precedent/consumer-kit';
import type { EmbeddingConfig } from '@precedent/embedding';
import { neededWith, optional, variables, withDefault, type ConfigOf } from '@precedent/service-kit';
import { CACHE_VARIABLES, cachePolicy, type CachePolicy } from './cache/cache-policy.ts';

/** Group role that this service's logins are members of: what it may read. */
export const ROLE = 'precedent_reader';

/** Every setting there is. */
export const SHAPE = {
  ...CONSUMER_VARIABLES,
  ...CACHE_VARIABLES,
  PORT: variables.port(8091),
  SEARCH_EXACT_AT_MOST: withDefault(
    variables.integer({
      min: 0,
      max: 1_000_000,
      what: 'how many incidents a search compares one by one rather than by the approximate index',
      example: 5000,
    }),
    5000,
  ),
  EMBEDDING_PROVIDER: withDefault(
    variables.oneOf('what embeds the texts to search by', ['hashing', 'openai']),
    'hashing',
  ),
  EMBEDDING_URL: neededWith(
    variables.url('where an OpenAI-compatible service listens', 'http://localhost:11434'),
    'EMBEDDING_PROVIDER',
    'openai',
  ),
  EMBEDDING_MODEL: neededWith(
    variables.text('the model that service uses, of 768 dimensions', 'nomic-embed-text'),
    'EMBEDDING_PROVIDER',
    'openai',
  ),
  EMBEDDING_API_KEY: optional({ ...variables.text('the API key of that service', 'sk-...'), secret: true }),
} as const;

export type Config = ConfigOf<typeof SHAPE> & {
  readonly embedding: EmbeddingConfig;
  readonly cache: CachePolicy;
};

/** The configuration. @throws ConfigError listing everything that is wrong */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const config = parseConsumerConfig(env, SHAPE);
  return { ...config, embedding: embeddingConfig(config), cache: cachePolicy(config) };
}

function embeddingConfig(config: ConfigOf<typeof SHAPE>): EmbeddingConfig {
  const { EMBEDDING_URL: url, EMBEDDING_MODEL: model, EMBEDDING_API_KEY: apiKey } = config;
  if (config.EMBEDDING_PROVIDER === 'hashing') return { provider: 'hashing' };
  // Neither is absent: see SHAPE.
  return { provider: 'openai', baseUrl: (url as URL).href, model: model as string, apiKey };
}
