import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { INCIDENT_COLUMNS } from '../incident-columns.ts';
import { candidateTraces, candidateVariants } from './candidates.ts';
import { EXAMPLE_VECTOR, type NearestParams } from './nearest-exact.query.ts';

/**
 * Candidates near the vector, by the HNSW index, which may miss some. Ordered by the bare distance and nothing else,
 * or the index is not used. It needs the settings below; in relaxed order what it finds is not quite sorted, so the
 * result is sorted again.
 */
export const nearestApproximate = defineQuery(
  {
    id: 'incidents.search.hnsw',
    variants: candidateVariants((candidates) => ({ ...candidates, vector: EXAMPLE_VECTOR, limit: 10 })),
    indexes: ['resource_action_traces_embedding_idx'],
  },
  (db, { vector, limit, ...candidates }: NearestParams) =>
    db
      .with(
        (cte) => cte('nearest').materialized(),
        (cte) =>
          candidateTraces(cte, candidates)
            .select(['t.id', sql<number>`${sql.ref('t.embedding')} <=> ${vector}`.as('distance')])
            .orderBy('distance')
            .limit(limit),
      )
      .selectFrom('nearest')
      .innerJoin('resource_action_traces as t', 't.id', 'nearest.id')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(INCIDENT_COLUMNS)
      .select('nearest.distance')
      .orderBy('nearest.distance')
      .orderBy('t.id'),
);

/**
 * Without iterative scan, an index whose first ef_search neighbours are all excluded by a filter answers with nothing.
 * ef_search is twice the greatest limit of a search: at 100 fewer than 0.98 of the ten nearest are found, as
 * `test/recall.long.test.ts` counts them. The scan ends after max_scan_tuples neighbours: among so many of a million are
 * fifteen or more that match, unless what matches is far away.
 */
export const APPROXIMATE_SETTINGS = {
  'hnsw.iterative_scan': 'relaxed_order',
  'hnsw.ef_search': '200',
  'hnsw.max_scan_tuples': '3000',
} as const;

/** The widest search that pgvector allows: slower, and next to nothing is missed. */
export const WIDE_SETTINGS = { ...APPROXIMATE_SETTINGS, 'hnsw.ef_search': '1000' } as const;
