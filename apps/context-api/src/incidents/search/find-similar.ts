import type { DB } from '@precedent/schema';
import { toProblem, type Database } from '@precedent/service-kit';
import type { components } from '../../generated/openapi.ts';
import { countCandidates } from './count-candidates.query.ts';
import { APPROXIMATE_SETTINGS, nearestApproximate } from './nearest-approximate.query.ts';
import { nearestExact, type NearestParams } from './nearest-exact.query.ts';
import { toSimilarIncidents } from './similar-incident.view.ts';

export interface SimilarParams extends NearestParams {
  readonly minSimilarity: number;
  /** Up to this many candidates are compared one by one. */
  readonly exactAtMost: number;
}

type Similar = Pick<components['schemas']['SearchResult'], 'items' | 'complete' | 'searched' | 'method'>;

/**
 * The incidents nearest to a vector. Few candidates are compared one by one; for more, an HNSW index is asked, and
 * when that finds less than was wanted, all are compared after all, so that the answer never has fewer incidents than
 * there are.
 */
export async function findSimilar(database: Database<DB>, params: SimilarParams): Promise<Similar> {
  const narrow = await database.read(async (db) => {
    const bounded = { ...params, atMost: params.exactAtMost + 1 };
    const { count } = await countCandidates(db, bounded).executeTakeFirstOrThrow();
    return count <= params.exactAtMost
      ? exactly(await nearestExact(db, params).execute(), params)
      : undefined;
  });
  if (narrow !== undefined) return narrow;

  const near = await database.read((db) => nearestApproximate(db, params).execute(), APPROXIMATE_SETTINGS);
  const items = toSimilarIncidents(near, params.minSimilarity);
  const approximate: Similar = { items, complete: false, searched: null, method: 'hnsw' };
  if (items.length === params.limit) return approximate;

  try {
    return await database.read(async (db) => exactly(await nearestExact(db, params).execute(), params));
  } catch (error) {
    // Too many to compare in time. What was found stands, and is said to be incomplete.
    if (toProblem(error).code !== 'query-timeout') throw error;
    return approximate;
  }
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
