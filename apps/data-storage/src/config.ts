import { createEmbeddingProvider, type EmbeddingConfig, type EmbeddingProvider } from '@precedent/embedding';
import { readCustomPatterns } from './redaction/custom-patterns.ts';
import { Redactor } from './redaction/redactor.ts';
import {
  ConfigError,
  neededWith,
  optional,
  parseConfig,
  SHARED_VARIABLES,
  variables,
  withDefault,
  type ConfigOf,
  type Environment,
} from '@precedent/service-kit';

const { inFlightWrites, oneOf, port, text, url } = variables;

/** Every setting, with its default. The README lists them. */
export const VARIABLES = {
  ...SHARED_VARIABLES,
  PORT: port(8080),
  MAX_IN_FLIGHT_WRITES: inFlightWrites(),
  CALLER_HEADER: optional(
    text('the request header in which a trusted proxy names the authenticated caller', 'X-Forwarded-User'),
  ),
  EMBEDDING_PROVIDER: withDefault(oneOf('what makes embeddings', ['hashing', 'openai']), 'hashing' as const),
  EMBEDDING_URL: neededWith(
    url('the embedding service, without /v1/embeddings', 'http://localhost:11434'),
    'EMBEDDING_PROVIDER',
    'openai',
  ),
  EMBEDDING_MODEL: neededWith(
    text('the model that the embedding service is asked for', 'nomic-embed-text'),
    'EMBEDDING_PROVIDER',
    'openai',
  ),
  EMBEDDING_API_KEY: optional({ ...text('the key of the embedding service', 'sk-…'), secret: true }),
  ALERTMANAGER_DEFAULT_CLUSTER: withDefault(
    text('the cluster of alerts without a label cluster', 'prod-eu-1'),
    'default',
  ),
  REDACT_PATTERNS_FILE: optional(
    text('a JSON file with further patterns to redact', '/etc/precedent/patterns.json'),
  ),
} as const;

/** The settings of this process, and what they name. */
export interface Config extends ConfigOf<typeof VARIABLES> {
  readonly provider: EmbeddingProvider;
  readonly redactor: Redactor;
}

/** @throws ConfigError listing what is wrong */
export function loadConfig(env: Environment): Config {
  const values = parseConfig(env, VARIABLES);
  const { REDACT_PATTERNS_FILE: patterns } = values;
  const redactor = new Redactor(patterns === undefined ? [] : readCustomPatterns(patterns));
  return { ...values, provider: providerOf(values), redactor };
}

function providerOf(values: ConfigOf<typeof VARIABLES>): EmbeddingProvider {
  try {
    return createEmbeddingProvider(embeddingConfig(values));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigError(`The embedding service cannot be used: ${error.message}.`, { cause: error });
  }
}

function embeddingConfig(values: ConfigOf<typeof VARIABLES>): EmbeddingConfig {
  if (values.EMBEDDING_PROVIDER === 'hashing') return { provider: 'hashing' };
  const { EMBEDDING_URL: baseUrl, EMBEDDING_MODEL: model, EMBEDDING_API_KEY: apiKey } = values;
  // Neither is absent: see VARIABLES.
  return { provider: 'openai', baseUrl: (baseUrl as URL).href, model: model as string, apiKey };
}
