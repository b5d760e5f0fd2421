import { defineQuery, type VectorParameter } from '@precedent/schema';
import { sql } from 'kysely';
import { INCIDENT_COLUMNS } from '../incident-columns.ts';
import { candidateVariants, searchedTraces, type Candidates } from './candidates.ts';

export interface NearestParams extends Candidates {
  readonly vector: VectorParameter;
  readonly limit: number;
}

/** A vector in pgvector's binary form, for declaring variants. */
export const EXAMPLE_VECTOR: VectorParameter = Buffer.from([
  0, 3, 0, 0, 63, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

/**
 * The nearest candidates, certainly: all distances are computed. With them how many were, and how many incidents that
 * match could not be compared. MATERIALIZED keeps the planner off the HNSW index.
 */
export const nearestExact = defineQuery(
  {
    id: 'incidents.search.exact',
    variants: candidateVariants((candidates) => ({ ...candidates, vector: EXAMPLE_VECTOR, limit: 10 })),
  },
  (db, { vector, limit, model, ...searched }: NearestParams) =>
    db
      .with(
        (cte) => cte('candidate').materialized(),
        (cte) =>
          searchedTraces(cte, searched).select([
            't.id',
            sql<number | null>`case when t.embedding_model = ${model} then t.embedding <=> ${vector} end`.as(
              'distance',
            ),
          ]),
      )
      .with('nearest', (cte) =>
        cte
          .selectFrom('candidate')
          .where('distance', 'is not', null)
          .select(['id', sql<number>`distance`.as('distance')])
          .orderBy('distance')
          .orderBy('id', 'desc')
          .limit(limit),
      )
      .selectFrom('nearest')
      .innerJoin('resource_action_traces as t', 't.id', 'nearest.id')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(INCIDENT_COLUMNS)
      .select([
        'nearest.distance',
        sql<number>`(select count(distance) from candidate)`.as('searched'),
        sql<number>`(select count(*) - count(distance) from candidate)`.as('unsearched'),
      ])
      .orderBy('nearest.distance')
      .orderBy('t.id', 'desc'),
);
