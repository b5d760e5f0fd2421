import type { components } from '../generated/openapi.ts';
import { rounded } from '../statistics/wilson.ts';

type Components = components['schemas']['HealthComponents'];

/** A median duration up to this one is quick. */
const QUICK_MS = 300_000;
const WEIGHTS: Readonly<Record<keyof Components, number>> = { resolution: 0.6, calm: 0.3, speed: 0.1 };

export interface HealthEvidence {
  /** Incidents, at least one. */
  readonly total: number;
  readonly finished: number;
  readonly succeeded: number;
  readonly critical: number;
  /** Milliseconds. */
  readonly median: number | null;
}

/** The components of a health score, each between 0 and 1, null when unknown; the formula stands in openapi.yaml. */
export function healthComponents(evidence: HealthEvidence): Components {
  const { total, finished, succeeded, critical, median } = evidence;
  return {
    resolution: finished === 0 ? null : rounded(succeeded / finished),
    calm: rounded(1 - critical / total),
    speed: median === null ? null : rounded(Math.min(1, QUICK_MS / Math.max(median, 1))),
  };
}

/** The weighted mean of the components that are known; one always is. */
export function healthScore(components: Components): number {
  const known = (Object.keys(WEIGHTS) as (keyof Components)[]).flatMap((name) => {
    const value = components[name];
    return value === null ? [] : [{ value, weight: WEIGHTS[name] }];
  });
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  return rounded(known.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights);
}
