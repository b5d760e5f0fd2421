import { defineQuery, type DB, type ReadonlyKysely } from '@precedent/schema';
import { sql } from 'kysely';
import { FILTER_COLUMNS, VALUE_FILTERS } from '../incidents/filters/incident-filters.ts';
import { inCodePoints } from '../incidents/in-code-points.ts';
import type { FacetsParams } from './facets.query.ts';

/**
 * The facets of all incidents there are. Every filter has an index that begins with its column, so each facet is counted
 * in its own, in order and without reading an incident: a third of the time that one pass over all incidents takes.
 */
export const countFacetsOfAll = defineQuery(
  { id: 'facets.count-all', variants: { 'all incidents': { values: 51 } } },
  (db, { values }: Omit<FacetsParams, 'filters'>) => {
    const total = db
      .selectFrom('resource_action_traces as t')
      .select(({ fn }) => [
        sql<string | null>`null::text`.as('facet'),
        sql<string | null>`null::text`.as('value'),
        fn.countAll<number>().as('count'),
      ]);
    const counted = VALUE_FILTERS.reduce(
      (facets, filter) => facets.unionAll(db.selectFrom(facet(db, filter, values).as(filter)).selectAll()),
      total,
    );
    return db
      .selectFrom(counted.as('counted'))
      .selectAll()
      .orderBy('facet', (order) => order.asc().nullsFirst())
      .orderBy('count', 'desc')
      .orderBy(inCodePoints(sql.ref('value')), (order) => order.asc().nullsLast());
  },
);

/** The most frequent values of one filter. */
function facet(db: ReadonlyKysely<DB>, filter: (typeof VALUE_FILTERS)[number], values: number) {
  const column = sql.ref(FILTER_COLUMNS[filter]);
  return db
    .selectFrom('resource_action_traces as t')
    .select(({ fn }) => [
      sql<string | null>`${sql.lit(filter)}::text`.as('facet'),
      sql<string | null>`${column}::text`.as('value'),
      fn.countAll<number>().as('count'),
    ])
    .groupBy(column)
    .orderBy('count', 'desc')
    .orderBy(inCodePoints(column), (order) => order.asc().nullsLast())
    .limit(values);
}
