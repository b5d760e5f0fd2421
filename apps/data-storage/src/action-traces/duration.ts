import { sql, type Expression, type RawBuilder } from 'kysely';

/** Whole milliseconds from one timestamptz to another; NULL when either is. */
export function durationMs(start: Expression<unknown>, end: Expression<unknown>): RawBuilder<number | null> {
  return sql<number | null>`floor(extract(epoch from ${end} - ${start}) * 1000)::bigint`;
}
