import type { VectorParameter } from '@precedent/schema';
import { sql, type RawBuilder } from 'kysely';
import type { IncidentQuery, Source } from '../joined-incidents.ts';
import { LOOKED_AT_COLUMNS } from './candidates.ts';

/** So many embeddings are looked at, the nearest there are: among so many of a million, ten incidents or more match. */
export const EMBEDDINGS = 2000;
/** Of incidents with one and the same embedding, so many of those recorded last are looked at. */
const WITH_ONE_EMBEDDING = 2000;
/** So many incidents are looked at in all, near ones first, however many of them the filters exclude. */
const LOOKED_AT = 10_000;

export interface Centre {
  readonly vector: VectorParameter | RawBuilder<VectorParameter>;
  /** Vectors of two models must never be compared. */
  readonly model: string | RawBuilder<string>;
}

/**
 * Traces (t) in about the order of their distance, by the HNSW index, and those with one embedding from the one recorded
 * last: the index holds each embedding once. They are read one after the other, so whoever takes the first few that match
 * reads no more than leads to them. Ordered by the bare distance and nothing else, or the index is not used.
 */
export function tracesByNearness(db: Source, { vector, model }: Centre): IncidentQuery<unknown> {
  const having = db
    .selectFrom('resource_action_traces as t')
    .where(sql<string>`embedding_digest(${sql.ref('t.embedding')})`, '=', sql.ref<string>('e.digest'))
    .where('t.embedding_model', '=', sql.ref<string>('e.model'))
    .select(LOOKED_AT_COLUMNS)
    .orderBy('t.id', 'desc')
    .limit(sql.lit(WITH_ONE_EMBEDDING));
  const near = db
    .selectFrom('distinct_embeddings as e')
    .where('e.model', '=', model)
    .select(['e.digest', 'e.model', sql<number>`${sql.ref('e.embedding')} <=> ${vector}`.as('distance')])
    .orderBy('distance')
    .limit(sql.lit(EMBEDDINGS));
  const walked = db
    .selectFrom(near.as('e'))
    .innerJoinLateral(having.as('t'), (join) => join.onTrue())
    .selectAll('t')
    .orderBy('e.distance')
    .limit(sql.lit(LOOKED_AT));
  return db.selectFrom(walked.as('t')) as unknown as IncidentQuery<unknown>;
}
