import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { inCodePoints } from '../incidents/in-code-points.ts';
import { filterVariants } from '../incidents/filters/filter-variants.ts';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import {
  FILTER_COLUMNS,
  VALUE_FILTERS,
  type IncidentFilters,
} from '../incidents/filters/incident-filters.ts';

export interface FacetsParams {
  readonly filters: IncidentFilters;
  /** Most values of each facet. */
  readonly values: number;
}

/**
 * The values of each filter with their numbers of incidents, the most frequent first, in one pass over the incidents:
 * a row of the grouping set of one column has that column's value, or NULL for incidents without one. `facet` is null in
 * the row of all.
 */
export const countFacets = defineQuery(
  { id: 'facets.count', variants: filterVariants((filters) => ({ filters, values: 51 })) },
  (db, { filters, values }: FacetsParams) => {
    const columns = VALUE_FILTERS.map((filter) => [filter, sql.ref(FILTER_COLUMNS[filter])] as const);
    const choose = <T>(
      then: (filter: string, column: (typeof columns)[number][1]) => ReturnType<typeof sql>,
    ) =>
      sql<T>`case ${sql.join(
        columns.map(([filter, column]) => sql`when grouping(${column}) = 0 then ${then(filter, column)}`),
        sql` `,
      )} end`;
    return db
      .with('counted', (cte) =>
        filteredTraces(cte, filters)
          .select(({ fn }) => [
            choose<string | null>((filter) => sql`${sql.lit(filter)}::text`).as('facet'),
            choose<string | null>((_filter, column) => column).as('value'),
            fn.countAll<number>().as('count'),
          ])
          .groupBy(sql`grouping sets ((), ${sql.join(columns.map(([, column]) => sql`(${column})`))})`),
      )
      .with('ranked', (cte) =>
        cte
          .selectFrom('counted')
          .selectAll()
          .select(
            sql<number>`row_number() over (partition by facet order by count desc, ${inCodePoints(sql.ref('value'))} nulls last)`.as(
              'place',
            ),
          ),
      )
      .selectFrom('ranked')
      .select(['facet', 'value', 'count'])
      .where('place', '<=', values)
      .orderBy('facet', (order) => order.asc().nullsFirst())
      .orderBy('place');
  },
);
