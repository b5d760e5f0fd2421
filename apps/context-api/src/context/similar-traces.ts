import type { VectorParameter } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import type { IncidentQuery, Source } from '../incidents/joined-incidents.ts';
import { tracesByNearness } from '../incidents/search/traces-by-nearness.ts';
import { FINISHED } from './evidence.ts';
import { isRemedy } from './scoped-incidents.ts';

/*
 * Literals, not parameters: with a limit that is not known a prepared statement's plan could leave the index.
 */

/** Up to this many incidents are compared one by one, more by the approximate index. */
export const EXACT_AT_MOST = 2000;
const NEAREST = 50;
/** Greatest cosine distance of a similar incident: a similarity of 0.5. */
export const MAX_DISTANCE = 0.5;

/**
 * Finished remedies that can be compared with the centre (model, vector) of a WITH clause. Without a centre none, and
 * nothing is read.
 */
export function comparableTraces(db: Source, from: string | undefined) {
  // The names h and r do not exist, and nothing speaks of them.
  const all = db.selectFrom('resource_action_traces as t') as unknown as IncidentQuery<unknown>;
  return comparable(all, from);
}

function comparable(all: IncidentQuery<unknown>, from: string | undefined) {
  const traces = all
    .where('t.embedding', 'is not', null)
    .where(sql<SqlBool>`${sql.ref('t.embedding_model')} = (select model from centre)`)
    .where(sql<SqlBool>`${sql.ref('t.execution_status')} = any(${FINISHED})`)
    .where(isRemedy('t.action_type'))
    .where(sql<SqlBool>`(select count(*) from centre) = 1`);
  return from === undefined ? traces : traces.where('t.action_timestamp', '>=', from);
}

/**
 * The NEAREST of them with their distances: all compared when they are few, by the HNSW index otherwise. The database
 * decides by `few` (count) of the WITH clause and runs one of the two.
 */
export function nearestTraces(db: Source, from: string | undefined) {
  const distance = sql<number>`${sql.ref('t.embedding')} <=> (select vector from centre)`;
  const exact = comparableTraces(db, from)
    .where(sql<SqlBool>`(select count from few) <= ${sql.lit(EXACT_AT_MOST)}`)
    .select(['t.id', distance.as('distance')])
    .orderBy('distance')
    .orderBy('t.id', 'desc')
    .limit(sql.lit(NEAREST));
  const centre = {
    vector: sql<VectorParameter>`(select vector from centre)`,
    model: sql<string>`(select model from centre)`,
  };
  const approximate = comparable(tracesByNearness(db, centre), from)
    .where(sql<SqlBool>`(select count from few) > ${sql.lit(EXACT_AT_MOST)}`)
    .select(['t.id', distance.as('distance')])
    .limit(sql.lit(NEAREST));
  return db
    .selectFrom(exact.as('exact'))
    .selectAll()
    .unionAll(db.selectFrom(approximate.as('approximate')).selectAll());
}
