import { defineQuery } from '@precedent/schema';
import { countedByGroup } from './counted-by-group.ts';
import { countOf, groupedVariants, type GroupedParams } from './dimensions.ts';

/** Incidents by state, in all and by group. */
export const countStatuses = defineQuery(
  { id: 'aggregations.statuses', variants: groupedVariants() },
  (db, params: GroupedParams) =>
    countedByGroup(db, params, {
      pending: countOf('pending'),
      executing: countOf('executing'),
      completed: countOf('completed'),
      failed: countOf('failed'),
      rolled_back: countOf('rolled-back'),
    }),
);
