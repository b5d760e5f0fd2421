import {
  checkVector,
  EmbeddingUnavailableError,
  EmptyTextError,
  fromBase64,
  fromVectorText,
  incidentText,
  toVectorParameter,
  type EmbeddingProvider,
} from '@precedent/embedding';
import type { DB, VectorParameter } from '@precedent/schema';
import { invalidRequest, Problem, type Database, type Violation } from '@precedent/service-kit';
import type { components } from '../../generated/openapi.ts';
import { embeddingOf } from './embedding-of.query.ts';
import type { Traits } from './reasons.ts';
import { searchTerms, type SearchTerms } from './search-terms.ts';

/** What to search with. */
export interface SearchQuery {
  readonly vector: VectorParameter;
  /** Model that made it. */
  readonly model: string;
  /** What the text that it was made of holds literally. */
  readonly terms?: SearchTerms;
  /** The incident it was taken from, and what others may have in common with that. */
  readonly without?: number;
  readonly traits?: Traits;
}

type SearchRequest = components['schemas']['SearchRequest'];

/**
 * What a request asks to search with. Validation has made sure that it has exactly one of text, embedding and
 * incident_id.
 * @throws Problem invalid-request, not-found, conflict, or temporary-reduced-capacity
 */
export async function searchQuery(
  request: SearchRequest,
  database: Database<DB>,
  provider: EmbeddingProvider,
  signal: AbortSignal,
): Promise<SearchQuery> {
  const { text, embedding, embedding_model: model = provider.model, incident_id: id } = request;
  if (text !== undefined)
    return { ...(await vectorOfText(text, provider, signal)), terms: searchTerms(text) };
  if (embedding !== undefined) return { vector: vectorOfNumbers(embedding), model };
  return queryOfIncident(id as number, database, { in: 'body', pointer: '/incident_id' });
}

/** As an incident's text is embedded when it is recorded, the words of the query stand where its summary does. */
async function vectorOfText(
  text: string,
  provider: EmbeddingProvider,
  signal: AbortSignal,
): Promise<SearchQuery> {
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

function vectorOfNumbers(embedding: readonly number[] | string): VectorParameter {
  const numbers = typeof embedding === 'string' ? numbersOf(embedding) : embedding;
  const fault = checkVector(numbers);
  if (fault !== null) throw refused(fault);
  return toVectorParameter(numbers);
}

function numbersOf(base64: string): Float32Array {
  try {
    return fromBase64(base64);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refused(`must be base64 of 768 32-bit floats: ${error.message}`);
  }
}

function refused(detail: string): Problem {
  return invalidRequest([{ in: 'body', pointer: '/embedding', detail }]);
}

/**
 * @param place where the request names the incident
 * @throws Problem not-found, or conflict for an incident without an embedding
 */
export async function queryOfIncident(
  id: number,
  database: Database<DB>,
  place: Omit<Violation, 'detail'>,
): Promise<SearchQuery> {
  const found = await database.read((db) => embeddingOf(db, { id }).executeTakeFirst());
  if (found === undefined) {
    const errors = [{ ...place, detail: 'must be the id of an incident' }];
    throw new Problem('not-found', `There is no incident ${id}.`, { errors });
  }
  const { embedding, embedding_model: model, ...traits } = found;
  if (embedding === null || model === null) {
    const errors = [{ ...place, detail: 'must be the id of an incident that has an embedding' }];
    const detail = `Incident ${id} has no embedding, so nothing can be similar to it.`;
    throw new Problem('conflict', detail, { errors });
  }
  return { vector: toVectorParameter(fromVectorText(embedding)), model, without: id, traits };
}
