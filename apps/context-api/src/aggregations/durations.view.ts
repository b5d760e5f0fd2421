import type { components } from '../generated/openapi.ts';

type DurationSummary = components['schemas']['DurationSummary'];

/** Durations as the statement measures them, in milliseconds. */
export interface DurationRow {
  readonly count: number;
  readonly min_ms: number | null;
  readonly max_ms: number | null;
  readonly mean_ms: number | null;
  /** The 50th, 90th and 99th. */
  readonly percentiles: readonly number[] | null;
}

/** Durations for the wire, in whole milliseconds. */
export function toDurationSummary({
  count,
  min_ms,
  max_ms,
  mean_ms,
  percentiles,
}: DurationRow): DurationSummary {
  const [p50, p90, p99] = percentiles ?? [];
  return {
    count,
    min_ms,
    max_ms,
    mean_ms: whole(mean_ms),
    p50_ms: whole(p50),
    p90_ms: whole(p90),
    p99_ms: whole(p99),
  };
}

export function whole(duration: number | null | undefined): number | null {
  return duration === null || duration === undefined ? null : Math.round(duration);
}
