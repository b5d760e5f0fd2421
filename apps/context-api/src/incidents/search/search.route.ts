import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../../generated/openapi.ts';
import { readFilters } from '../filters/read-filters.ts';
import { searchQuery } from './search-query.ts';
import { searchResult } from './search-result.ts';

/** POST /api/v1/incidents/search */
export function searchIncidents(
  database: Database<DB>,
  provider: EmbeddingProvider,
  exactAtMost: number,
): Handler<operations['searchIncidents']> {
  return async ({ body, signal }) => {
    const { limit = 10, min_similarity: minSimilarity = 0 } = body;
    const filters = readFilters(body.filters ?? {}, (filter) => ({
      in: 'body',
      pointer: `/filters/${filter}`,
    }));
    const query = await searchQuery(body, database, provider, signal);
    return {
      status: 200,
      body: await searchResult(database, { query, filters, limit, minSimilarity, exactAtMost }),
    };
  };
}
