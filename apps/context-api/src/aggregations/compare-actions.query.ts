import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { filterVariants } from '../incidents/filters/filter-variants.ts';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { countOf } from './dimensions.ts';

/** What became of each action type, those without incidents left out. */
export const compareActions = defineQuery(
  { id: 'aggregations.comparison', variants: filterVariants((filters) => ({ filters })) },
  (db, { filters }: { readonly filters: IncidentFilters }) =>
    filteredTraces(db, filters)
      .select(({ fn }) => [
        't.action_type',
        fn.countAll<number>().as('total'),
        countOf('completed').as('completed'),
        countOf('failed').as('failed'),
        countOf('rolled-back').as('rolled_back'),
        sql<number | null>`percentile_cont(0.5) within group (order by ${sql.ref('t.execution_duration_ms')})
          filter (where ${sql.ref('t.execution_status')} in ('completed', 'failed', 'rolled-back'))`.as(
          'median',
        ),
      ])
      .groupBy('t.action_type'),
);
