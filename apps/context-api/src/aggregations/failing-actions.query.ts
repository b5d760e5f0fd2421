import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { filterVariants } from '../incidents/filters/filter-variants.ts';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { inCodePoints } from '../incidents/in-code-points.ts';
import { countOf } from './dimensions.ts';

export interface FailingActionsParams {
  readonly filters: IncidentFilters;
  /** Least number of finished executions. */
  readonly minSample: number;
  readonly limit: number;
}

/** Action types by their rate of failure, the highest first. */
export const failingActions = defineQuery(
  {
    id: 'aggregations.failing',
    variants: filterVariants((filters) => ({ filters, minSample: 1, limit: 11 })),
  },
  (db, { filters, minSample, limit }: FailingActionsParams) =>
    db
      .selectFrom(
        filteredTraces(db, filters)
          .select([
            't.action_type',
            countOf('completed').as('completed'),
            countOf('failed').as('failed'),
            countOf('rolled-back').as('rolled_back'),
          ])
          .groupBy('t.action_type')
          .as('action'),
      )
      .selectAll()
      .where(sql<boolean>`completed + failed + rolled_back >= ${minSample}`)
      .where(sql<boolean>`failed + rolled_back > 0`)
      .orderBy(sql`(failed + rolled_back)::float8 / (completed + failed + rolled_back)`, 'desc')
      .orderBy(sql`failed + rolled_back`, 'desc')
      .orderBy(inCodePoints(sql.ref('action_type')))
      .limit(limit),
);
