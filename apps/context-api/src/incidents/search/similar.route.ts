import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../../generated/openapi.ts';
import { readFilters } from '../filters/read-filters.ts';
import { queryOfIncident } from './search-query.ts';
import { searchResult } from './search-result.ts';

/** GET /api/v1/incidents/{id}/similar: the search by an incident, in a URL. */
export function listSimilarIncidents(
  database: Database<DB>,
  exactAtMost: number,
): Handler<operations['listSimilarIncidents']> {
  return async ({ params: { path, query: wire } }) => {
    const { limit = 10, min_similarity: minSimilarity = 0 } = wire;
    const filters = readFilters(wire, (parameter) => ({ in: 'query', parameter }));
    const query = await queryOfIncident(path.id, database, { in: 'path', parameter: 'id' });
    return {
      status: 200,
      body: await searchResult(database, { query, filters, limit, minSimilarity, exactAtMost }),
    };
  };
}
