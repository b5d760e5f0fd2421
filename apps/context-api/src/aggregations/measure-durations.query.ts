import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { groupedIncidents, groupedVariants, type GroupedParams } from './dimensions.ts';

/** Durations of executions in milliseconds, in all and by group; null where none is known. */
export const measureDurations = defineQuery(
  { id: 'aggregations.durations', variants: groupedVariants() },
  (db, params: GroupedParams) => {
    const duration = sql.ref('t.execution_duration_ms');
    return groupedIncidents(db, params).select(({ fn }) => [
      fn.count<number>('t.execution_duration_ms').as('count'),
      sql<number | null>`min(${duration})`.as('min_ms'),
      sql<number | null>`max(${duration})`.as('max_ms'),
      sql<number | null>`avg(${duration})::float8`.as('mean_ms'),
      sql<number[] | null>`percentile_cont(array[0.5, 0.9, 0.99]) within group (order by ${duration})`.as(
        'percentiles',
      ),
    ]);
  },
);
