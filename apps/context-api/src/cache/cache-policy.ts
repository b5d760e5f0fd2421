import { variables, withDefault, type ConfigOf } from '@precedent/service-kit';

const ttl = (what: string, value: number) =>
  withDefault(
    variables.integer({
      min: 0,
      max: 86_400_000,
      what: `how long an answer about ${what} may be given again while no data changes, in milliseconds`,
      example: value,
    }),
    value,
  );

export const CACHE_VARIABLES = {
  CACHE_MAX_BYTES: withDefault(
    variables.integer({
      min: 0,
      max: 8_589_934_592,
      what: 'how many bytes of answers are kept; 0 keeps none',
      example: 67_108_864,
    }),
    67_108_864,
  ),
  CACHE_TTL_INCIDENTS_MS: ttl('incidents', 10_000),
  CACHE_TTL_CONTEXT_MS: ttl('what worked', 10_000),
  CACHE_TTL_AGGREGATIONS_MS: ttl('aggregations and facets', 60_000),
  CACHE_STALE_MS: withDefault(
    variables.integer({
      min: 0,
      max: 604_800_000,
      what: 'how old an answer may be that stands in while the database is away, in milliseconds; 0: none does',
      example: 3_600_000,
    }),
    3_600_000,
  ),
} as const;

/** What is kept and for how long. */
export interface CachePolicy {
  readonly maxBytes: number;
  readonly staleMs: number;
  /** By the first tag of the operation in the document; what is not listed counts as incidents. */
  readonly ttlMs: Readonly<Record<string, number>>;
}

export function cachePolicy(config: ConfigOf<typeof CACHE_VARIABLES>): CachePolicy {
  return {
    maxBytes: config.CACHE_MAX_BYTES,
    staleMs: config.CACHE_STALE_MS,
    ttlMs: {
      incidents: config.CACHE_TTL_INCIDENTS_MS,
      context: config.CACHE_TTL_CONTEXT_MS,
      aggregations: config.CACHE_TTL_AGGREGATIONS_MS,
    },
  };
}

/** How long an answer of the operation may be given again. */
export function ttlOf(policy: CachePolicy, tag: string | undefined): number {
  return policy.ttlMs[tag ?? ''] ?? policy.ttlMs['incidents'] ?? 0;
}
