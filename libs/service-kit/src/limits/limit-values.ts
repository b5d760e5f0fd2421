import { type SHARED_VARIABLES } from '../config/variables.ts';
import { type ConfigOf } from '../config/variable.ts';
import { type LimitValues } from './kit-limits.ts';

/** The limits that the environment of a service sets. */
export function limitValues(config: ConfigOf<typeof SHARED_VARIABLES>): LimitValues {
  return {
    'body-bytes': config.BODY_LIMIT_BYTES,
    'in-flight-requests': config.MAX_IN_FLIGHT_REQUESTS,
    'in-flight-bytes': config.MAX_IN_FLIGHT_BYTES,
    'statement-ms': config.DATABASE_STATEMENT_TIMEOUT_MS,
  };
}
