import type { Finding } from '@precedent/consumer-kit';
import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { recentModels } from './recent-models.query.ts';

/** So many that a few traces whose writers brought their own vectors hide nothing, and few enough to cost nothing. */
const NEWEST = 100;

/**
 * Whether this service embeds what is searched for as Data Storage embeds what it records. If not, a search by text
 * compares with older incidents only, or with none; every other answer is right.
 */
export async function lookAtModel(database: Database<DB>, { model }: EmbeddingProvider): Promise<Finding> {
  const rows = await database.read((db) => recentModels(db, { newest: NEWEST }).execute());
  const used = rows.map((row) => String(row.embedding_model));
  const found = `embeds by ${model}; the newest incidents by ${used.length === 0 ? 'no model yet' : used.join(', ')}`;
  if (used.length === 0 || used.includes(model)) return { found };
  const reason = `this service embeds by ${model}, the newest incidents are embedded by ${used.join(', ')}: no search by text finds them`;
  const mend = [
    'set EMBEDDING_PROVIDER, EMBEDDING_URL and EMBEDDING_MODEL of both services to the same values and restart them',
  ];
  return { found, fault: { severity: 'degraded', reason, mend } };
}
