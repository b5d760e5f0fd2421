import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import type { components } from '../../generated/openapi.ts';
import { countCandidates } from './count-candidates.query.ts';
import { APPROXIMATE_SETTINGS, nearestApproximate } from './nearest-approximate.query.ts';
import { nearestExact, type NearestParams } from './nearest-exact.query.ts';
import { toSimilarIncidents } from './similar-incident.view.ts';

export interface SimilarParams extends NearestParams {
  readonly minSimilarity: number;
}

type Similar = Pick<components['schemas']['SearchResult'], 'items' | 'complete' | 'searched' | 'method'>;

/**
 * So many distances are computed in less time than an index search among filtered rows would need, and the answer is
 * certain.
 */
export const EXACT_AT_MOST = 5000;

/**
 * The incidents nearest to a vector. Few candidates are compared one by one; for more, an HNSW index is asked, and
 * when that finds less than was wanted, all are compared after all: the answer never has fewer incidents than there
 * are.
 */
export async function findSimilar(database: Database<DB>, params: SimilarParams): Promise<Similar> {
  const narrow = await database.read(async (db) => {
    const { count } = await countCandidates(db, {
      ...params,
      atMost: EXACT_AT_MOST + 1,
    }).executeTakeFirstOrThrow();
    return count <= EXACT_AT_MOST ? exactly(await nearestExact(db, params).execute(), params) : undefined;
  });
  if (narrow !== undefined) return narrow;

  const near = await database.read((db) => nearestApproximate(db, params).execute(), APPROXIMATE_SETTINGS);
  const items = toSimilarIncidents(near, params.minSimilarity);
  if (items.length === params.limit) return { items, complete: false, searched: null, method: 'hnsw' };

  return database.read(async (db) => exactly(await nearestExact(db, params).execute(), params));
}

type ExactRow = Awaited<ReturnType<ReturnType<typeof nearestExact>['execute']>>[number];

function exactly(rows: readonly ExactRow[], { minSimilarity }: SimilarParams): Similar {
  const [first] = rows;
  return {
    items: toSimilarIncidents(rows, minSimilarity),
    complete: true,
    searched: first?.searched ?? 0,
    method: 'exact',
  };
}
