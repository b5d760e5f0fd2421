import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { filterVariants } from '../incidents/filters/filter-variants.ts';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { inCodePoints } from '../incidents/in-code-points.ts';
import { countOf } from './dimensions.ts';

export interface NamespaceHealthParams {
  readonly filters: IncidentFilters;
  readonly limit: number;
}

/** What the health of a namespace is made of, for those with most incidents. */
export const namespaceHealth = defineQuery(
  { id: 'aggregations.health', variants: filterVariants((filters) => ({ filters, limit: 51 })) },
  (db, { filters, limit }: NamespaceHealthParams) =>
    filteredTraces(db, filters)
      .select(({ fn }) => [
        sql<string>`${sql.ref('t.namespace')}`.as('namespace'), // never NULL: triggers keep it
        fn.countAll<number>().as('total'),
        countOf('completed').as('completed'),
        countOf('failed').as('failed'),
        countOf('rolled-back').as('rolled_back'),
        sql<number>`count(*) filter (where ${sql.ref('t.alert_severity')} = 'critical')`.as('critical'),
        sql<number | null>`percentile_cont(0.5) within group (order by ${sql.ref('t.execution_duration_ms')})
          filter (where ${sql.ref('t.execution_status')} in ('completed', 'failed', 'rolled-back'))`.as(
          'median',
        ),
      ])
      .groupBy('t.namespace')
      .orderBy(({ fn }) => fn.countAll(), 'desc')
      .orderBy(inCodePoints(sql.ref('t.namespace')))
      .limit(limit),
);
