import type { components } from '../generated/openapi.ts';
import { wilson } from '../statistics/wilson.ts';

type SuccessRate = components['schemas']['SuccessRate'];

/** Numbers of incidents by state. */
export interface StatusCounts {
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
  readonly rolled_back: number;
}

/** Finished executions. */
export function triedOf({ completed, failed, rolled_back }: Omit<StatusCounts, 'total'>): number {
  return completed + failed + rolled_back;
}

/** How often it succeeded, with its interval. */
export function toSuccessRate(counts: StatusCounts): SuccessRate {
  const { total, completed, failed, rolled_back } = counts;
  const tried = triedOf(counts);
  const { share, low, high } = wilson(completed, tried);
  return {
    total,
    tried,
    succeeded: completed,
    failed,
    rolled_back,
    rate: share,
    rate_low: low,
    rate_high: high,
  };
}
