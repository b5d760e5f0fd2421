import { CONSUMER_VARIABLES, parseConsumerConfig } from '@precedent/consumer-kit';
import { variables, type ConfigOf } from '@precedent/service-kit';

/** What logs, metrics and database connections call this service. */
export const NAME = '{{name}}';
/** Group role that this service's logins are members of: what it may read. */
export const ROLE = '{{role}}';

/** Every setting there is. */
export const SHAPE = { ...CONSUMER_VARIABLES, PORT: variables.port({{port}}) } as const;

export type Config = ConfigOf<typeof SHAPE>;

/** The configuration. @throws ConfigError listing everything that is wrong */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return parseConsumerConfig(env, SHAPE);
}
