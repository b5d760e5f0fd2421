import { sql, type SqlBool } from 'kysely';
import type { Source } from '../incidents/joined-incidents.ts';
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
  const traces = db
    .selectFrom('resource_action_traces as t')
    .where('t.embedding', 'is not', null)
    .where(sql<SqlBool>`${sql.ref('t.embedding_model')} = (select model from centre)`)
    .where(sql<SqlBool>`${sql.ref('t.execution_status')} = any(${FINISHED})`)
    .where(isRemedy('t.action_type'))
    .where(sql<SqlBool>`(select count(*) from centre) = 1`);
  return from === undefined ? traces : traces.where('t.action_timestamp', '>=', from);
}

/**
 * The NEAREST of them with their distances: all compared when they are few, by the HNSW index otherwise. The database
 * decides by `few` (count) of the WITH clause and runs one of the two. Adding nothing to the distance keeps the exact one
 * off the index; for the other the bare distance is ordered by, or the index is not used.
 */
export function nearestTraces(db: Source, from: string | undefined) {
  const distance = sql<number>`${sql.ref('t.embedding')} <=> (select vector from centre)`;
  const exact = comparableTraces(db, from)
    .where(sql<SqlBool>`(select count from few) <= ${sql.lit(EXACT_AT_MOST)}`)
    .select(['t.id', sql<number>`(${distance}) + 0`.as('distance')])
    .orderBy('distance')
    .orderBy('t.id')
    .limit(sql.lit(NEAREST));
  const approximate = comparableTraces(db, from)
    .where(sql<SqlBool>`(select count from few) > ${sql.lit(EXACT_AT_MOST)}`)
    .select(['t.id', distance.as('distance')])
    .orderBy('distance')
    .limit(sql.lit(NEAREST));
  return db
    .selectFrom(exact.as('exact'))
    .selectAll()
    .unionAll(db.selectFrom(approximate.as('approximate')).selectAll());
}
