import { toVectorParameter } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { insertIncident } from '@precedent/testing';
import { sql, type Kysely } from 'kysely';

export interface EmbeddedIncident {
  readonly cluster_name: string;
  readonly vector: readonly number[];
  readonly embedding_model?: string;
}

const ROWS_PER_STATEMENT = 500;

/** Inserts many embedded incidents, one resource for each cluster, and builds the index over all of them at once. */
export async function insertMany(owner: Kysely<DB>, incidents: readonly EmbeddedIncident[]): Promise<void> {
  const definition = await sql<{ indexdef: string }>`
    select indexdef from pg_indexes where indexname = 'distinct_embeddings_embedding_idx'`.execute(owner);
  await owner.schema.dropIndex('distinct_embeddings_embedding_idx').execute();
  for (const [cluster_name, group] of Map.groupBy(incidents, (incident) => incident.cluster_name)) {
    const action_history_id = await historyIn(owner, cluster_name);
    for (let start = 0; start < group.length; start += ROWS_PER_STATEMENT) {
      const rows = group.slice(start, start + ROWS_PER_STATEMENT).map((incident) => ({
        action_history_id,
        cluster_name,
        alert_name: 'KubePodCrashLooping',
        action_type: 'restart_pod',
        action_timestamp: '2026-01-01T00:00:00Z',
        execution_status: 'completed',
        embedding: toVectorParameter(incident.vector),
        embedding_model: incident.embedding_model ?? 'hashing-v1',
      }));
      await owner.insertInto('resource_action_traces').values(rows).execute();
    }
  }
  await sql.raw(definition.rows[0]?.indexdef ?? '').execute(owner);
  await sql`analyze`.execute(owner);
}

/** A history whose own trace, without an embedding, is never found by a search. */
async function historyIn(owner: Kysely<DB>, cluster_name: string): Promise<number> {
  const id = await insertIncident(owner, { cluster_name });
  const { action_history_id } = await owner
    .selectFrom('resource_action_traces')
    .select('action_history_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return action_history_id;
}

/**
 * Numbers between -1 and 1, the same ones every time (mulberry32 by Tommy Ettinger, a public domain generator of 32-bit
 * state).
 */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/** The cosine similarity of two vectors. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = (left: readonly number[], right: readonly number[]) =>
    left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

/** A setting for all sessions that begin after this, or for the one session there is. */
export async function setEverywhere(
  database: { readonly owner: Kysely<DB>; readonly sharedSession: boolean },
  setting: string,
  value: string,
): Promise<void> {
  const assignment = sql`${sql.raw(setting)} = ${sql.lit(value)}`;
  if (database.sharedSession) {
    await sql`set ${assignment}`.execute(database.owner);
    return;
  }
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.owner);
  await sql`alter database ${sql.id(rows[0]?.name ?? '')} set ${assignment}`.execute(database.owner);
}
