import {
  checkVector,
  EmbeddingUnavailableError,
  EmptyTextError,
  fromVectorText,
  incidentText,
  toVectorParameter,
  type EmbeddingProvider,
} from '@precedent/embedding';
import type { DB, VectorParameter } from '@precedent/schema';
import { invalidRequest, Problem, type Database } from '@precedent/service-kit';
import type { components } from '../../generated/openapi.ts';
import { embeddingOf } from './embedding-of.query.ts';

export interface QueryVector {
  readonly vector: VectorParameter;
  /** Model that made it. */
  readonly model: string;
  /** The incident it was taken from. */
  readonly without?: number;
}

type SearchRequest = components['schemas']['SearchRequest'];

/**
 * The vector a request asks to search with. Validation has made sure that it has exactly one of text, embedding and
 * incident_id.
 * @throws Problem invalid-request, not-found, conflict, or temporary-reduced-capacity
 */
export async function queryVector(
  request: SearchRequest,
  database: Database<DB>,
  provider: EmbeddingProvider,
  signal: AbortSignal,
): Promise<QueryVector> {
  const { text, embedding, embedding_model: model = provider.model, incident_id: id } = request;
  if (text !== undefined) return vectorOfText(text, provider, signal);
  if (embedding !== undefined) return { vector: vectorOfNumbers(embedding), model };
  return vectorOfIncident(id as number, database);
}

/** As an incident's text is embedded when it is recorded, the words of the query stand where its summary does. */
async function vectorOfText(
  text: string,
  provider: EmbeddingProvider,
  signal: AbortSignal,
): Promise<QueryVector> {
  try {
    const summary = incidentText({ alert_name: '', alert_summary: text });
    const [vector = []] = await provider.embed([summary], signal);
    return { vector: toVectorParameter(vector), model: provider.model };
  } catch (error) {
    if (error instanceof EmptyTextError) {
      const detail = 'has no word to search by besides times, addresses, hashes and generated suffixes';
      throw invalidRequest([{ in: 'body', pointer: '/text', detail }]);
    }
    if (error instanceof EmbeddingUnavailableError) {
      const detail =
        'The embedding model cannot be reached. Try again later, or search by incident_id or embedding.';
      throw new Problem('temporary-reduced-capacity', detail, { cause: error });
    }
    throw error;
  }
}

function vectorOfNumbers(embedding: readonly number[]): VectorParameter {
  const fault = checkVector(embedding);
  if (fault !== null) throw invalidRequest([{ in: 'body', pointer: '/embedding', detail: fault }]);
  return toVectorParameter(embedding);
}

async function vectorOfIncident(id: number, database: Database<DB>): Promise<QueryVector> {
  const found = await database.read((db) => embeddingOf(db, { id }).executeTakeFirst());
  if (found === undefined) throw new Problem('not-found', `There is no incident ${id}.`);
  const { embedding, embedding_model: model } = found;
  if (embedding === null || model === null) {
    throw new Problem('conflict', `Incident ${id} has no embedding, so nothing can be similar to it.`);
  }
  return { vector: toVectorParameter(fromVectorText(embedding)), model, without: id };
}
