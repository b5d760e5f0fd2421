import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { INCIDENT_COLUMNS } from '../incident-columns.ts';
import { candidatesAmong, candidateVariants } from './candidates.ts';
import { EXAMPLE_VECTOR, type NearestParams } from './nearest-exact.query.ts';
import { EMBEDDINGS, tracesByNearness } from './traces-by-nearness.ts';

/**
 * Candidates near the vector, by the HNSW index, which may miss some. It needs the settings below; in relaxed order what
 * it finds is not quite sorted, so the result is sorted again.
 */
export const nearestApproximate = defineQuery(
  {
    id: 'incidents.search.hnsw',
    variants: candidateVariants((candidates) => ({ ...candidates, vector: EXAMPLE_VECTOR, limit: 10 })),
    indexes: ['distinct_embeddings_embedding_idx', 'resource_action_traces_embedding_digest_idx'],
  },
  (db, { vector, limit, ...candidates }: NearestParams) =>
    db
      .with(
        (cte) => cte('nearest').materialized(),
        (cte) =>
          candidatesAmong(tracesByNearness(cte, { vector, model: candidates.model }), candidates)
            .select(['t.id', sql<number>`${sql.ref('t.embedding')} <=> ${vector}`.as('distance')])
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

/**
 * Without iterative scan, an index whose first ef_search neighbours are all excluded by a filter answers with nothing.
 * ef_search is twice the greatest limit of a search: at 100 fewer than 0.98 of the ten nearest are found, as
 * `test/recall.long.test.ts` counts them. The scan goes on no longer than what it finds is looked at.
 */
export const APPROXIMATE_SETTINGS = {
  'hnsw.iterative_scan': 'relaxed_order',
  'hnsw.ef_search': '200',
  'hnsw.max_scan_tuples': String(EMBEDDINGS),
} as const;

/** The widest search that pgvector allows: slower, and next to nothing is missed. */
export const WIDE_SETTINGS = { ...APPROXIMATE_SETTINGS, 'hnsw.ef_search': '1000' } as const;
