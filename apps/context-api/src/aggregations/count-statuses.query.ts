import { defineQuery } from '@precedent/schema';
import { countOf, groupedIncidents, groupedVariants, type GroupedParams } from './dimensions.ts';

/** Incidents by state, in all and by group. */
export const countStatuses = defineQuery(
  { id: 'aggregations.statuses', variants: groupedVariants() },
  (db, params: GroupedParams) =>
    groupedIncidents(db, params).select(({ fn }) => [
      fn.countAll<number>().as('total'),
      countOf('pending').as('pending'),
      countOf('executing').as('executing'),
      countOf('completed').as('completed'),
      countOf('failed').as('failed'),
      countOf('rolled-back').as('rolled_back'),
    ]),
);
