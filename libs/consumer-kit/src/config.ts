import {
  optional,
  parseConfig,
  SHARED_VARIABLES,
  variables,
  withDefault,
  type ConfigOf,
  type Environment,
  type Shape,
} from '@precedent/service-kit';

/** Settings of every consumer. */
export const CONSUMER_VARIABLES = {
  ...SHARED_VARIABLES,
  DATABASE_URLS: optional(variables.databaseUrls()),
  REPLICA_MAX_LAG_MS: withDefault(
    variables.integer({
      min: 0,
      max: 3_600_000,
      what: 'how far a standby may be behind before another server is used instead, in milliseconds',
      example: 30_000,
    }),
    30_000,
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
} as const;

export type ConsumerConfig = ConfigOf<typeof CONSUMER_VARIABLES>;

/**
 * The configuration of a consumer. DATABASE_URLS makes DATABASE_URL unnecessary, which is then the first of them.
 * @throws ConfigError listing everything that is wrong
 */
export function parseConsumerConfig<S extends Shape & typeof CONSUMER_VARIABLES>(
  env: Environment,
  shape: S,
): ConfigOf<S> {
  const several = ['DATABASE_URLS', 'DATABASE_URLS_FILE'].some((name) => (env[name] ?? '') !== '');
  if (!several) return parseConfig(env, shape);
  const withoutOne = { ...shape, DATABASE_URL: optional(shape.DATABASE_URL) };
  const config = parseConfig(env, withoutOne) as unknown as ConsumerConfig;
  const [first] = serverUrls(config);
  return { ...config, DATABASE_URL: first } as unknown as ConfigOf<S>;
}

/** The servers to read from. */
export function serverUrls(config: ConsumerConfig): readonly string[] {
  return config.DATABASE_URLS ?? [config.DATABASE_URL];
}
