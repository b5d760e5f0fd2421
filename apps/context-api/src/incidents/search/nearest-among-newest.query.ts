import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { INCIDENT_COLUMNS } from '../incident-columns.ts';
import { candidateTraces, candidateVariants } from './candidates.ts';
import { EXAMPLE_VECTOR, type NearestParams } from './nearest-exact.query.ts';

export interface NearestAmongNewestParams extends NearestParams {
  /** How many candidates are compared. */
  readonly among: number;
}

/**
 * The nearest of the newest candidates. Distances are computed outside the first CTE: inside, a plan that sorts by time
 * would compute that of every candidate.
 */
export const nearestAmongNewest = defineQuery(
  {
    id: 'incidents.search.newest',
    variants: candidateVariants((candidates) => {
      const most = { limit: 10, among: 5000 };
      return { ...candidates, ...most, vector: EXAMPLE_VECTOR };
    }),
  },
  (db, { vector, limit, among, ...candidates }: NearestAmongNewestParams) =>
    db
      .with(
        (cte) => cte('candidate').materialized(),
        (cte) =>
          candidateTraces(cte, candidates)
            .select(['t.id', 't.embedding'])
            .orderBy('t.action_timestamp', 'desc')
            .orderBy('t.id', 'desc')
            .limit(among),
      )
      .with('nearest', (cte) =>
        cte
          .selectFrom('candidate')
          .select(['id', sql<number>`embedding <=> ${vector}`.as('distance')])
          .orderBy('distance')
          .orderBy('id', 'desc')
          .limit(limit),
      )
      .selectFrom('nearest')
      .innerJoin('resource_action_traces as t', 't.id', 'nearest.id')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(INCIDENT_COLUMNS)
      .select('nearest.distance')
      .orderBy('nearest.distance')
      .orderBy('t.id', 'desc'),
);
