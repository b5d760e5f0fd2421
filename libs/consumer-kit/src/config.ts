import { SHARED_VARIABLES, variables, withDefault, type ConfigOf } from '@precedent/service-kit';

/** Settings of every consumer. */
export const CONSUMER_VARIABLES = {
  ...SHARED_VARIABLES,
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
