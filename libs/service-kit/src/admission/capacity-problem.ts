import { type KitLimitName } from '../limits/kit-limits.ts';
import { Problem } from '../problem.ts';

/** The refusal of a request that there is no room for at the moment. */
export function capacityProblem(limit: KitLimitName, value: number): Problem {
  return new Problem(
    'temporary-reduced-capacity',
    'The service has more to do than it can do well. Try again after the time in Retry-After.',
    { extensions: { limit, limit_value: value } },
  );
}
