import type { CapturedQuery } from '../contract/capture.ts';
import type { ConsumerStatement } from '../check/watch.ts';

/** A statement of a consumer with the values of its variant, ready to be executed. */
export interface Trial extends ConsumerStatement {
  readonly values: readonly unknown[];
}

/** The statements of captured queries. */
export function trialsOf(queries: readonly CapturedQuery[]): Trial[] {
  return queries.flatMap(({ variants, declaredIndexes, id, consumer, role, source }) =>
    Object.entries(variants).map(([variant, { sql, values }]) => ({
      consumer,
      query: id,
      variant,
      source,
      role,
      declaredIndexes,
      sql,
      values,
    })),
  );
}
