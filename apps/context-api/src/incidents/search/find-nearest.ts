import type { DB } from '@precedent/schema';
import { toProblem, type Database } from '@precedent/service-kit';
import { begunAfter } from './begun-after.ts';
import { countMatching, type CountMatchingParams } from './count-matching.query.ts';
import { APPROXIMATE_SETTINGS, nearestApproximate, WIDE_SETTINGS } from './nearest-approximate.query.ts';
import { nearestAmongNewest } from './nearest-among-newest.query.ts';
import { nearestExact, type NearestParams } from './nearest-exact.query.ts';
import { similarityOf, type SimilarRow } from './similar-incident.view.ts';

export interface SimilarParams extends NearestParams {
  /** How many similar incidents are wanted; `limit`, how many are read, may be more. */
  readonly wanted: number;
  readonly minSimilarity: number;
  /** When no more incidents than this match, they are compared one by one. */
  readonly exactAtMost: number;
}

/**
 * When the index found enough incidents, but too few of them are similar enough, up to this many times `exactAtMost` are
 * compared after all. Among more, the index is searched as widely as it can be.
 */
const WORTH_COMPARING = 10;

/** Of what is far away, so many of the newest are compared, or `exactAtMost` if that is less. */
const NEWEST_COMPARED = 2000;

/** An index that finds enough mostly does so by then; beside one that goes on looking, the newest are compared already. */
const LOOKS_LONG_MS = 10;

export interface Nearest {
  /** Nearest first, those that are less similar than asked for among them. */
  readonly rows: readonly SimilarRow[];
  readonly method: 'exact' | 'hnsw';
  /** Whether every incident that matches was compared. */
  readonly complete: boolean;
  /** How many were; null when the method cannot tell. */
  readonly searched: number | null;
  /** How many match the filters and could not be compared; null when too many match to be counted. */
  readonly unsearched: number | null;
}

/**
 * The incidents nearest to a vector. Few are compared one by one; for more, an HNSW index is asked. When it comes back
 * with fewer than it was asked for, all that is near is of others: the newest that match are then compared as well,
 * beside an index that is still looking, so that an answer that must be far away is not long in coming. When fewer are
 * similar enough than was wanted, all are compared after all, so that the answer never has fewer incidents than there
 * are.
 * @param matching how many match the filters; null for more than `exactAtMost`
 */
export async function findNearest(
  database: Database<DB>,
  params: SimilarParams,
  matching: number | null,
): Promise<Nearest> {
  if (matching !== null) return compareAll(database, params, matching);
  const walk = inTime(() => walkIndex(database, params, APPROXIMATE_SETTINGS));
  const amongNewest = begunAfter(walk, () => newest(database, params), {
    afterMs: LOOKS_LONG_MS,
    hasRoom: () => isFiltered(params) && database.stats().waiting === 0,
  });
  const byIndex = await walk;
  // As it may when it is not in memory, after a restart of the database.
  if (byIndex === undefined) return approximately(await amongNewest());
  if (isEnough(byIndex, params)) return approximately(byIndex);

  // Too many to compare in time? Then what was found stands, and is said to be incomplete.
  if (byIndex.length >= params.limit) {
    return (await inTime(() => moreWidely(database, params))) ?? approximately(byIndex);
  }
  const others = await inTime(amongNewest);
  const found = nearestOf(byIndex, others ?? [], params.limit);
  if (isEnough(found, params)) return approximately(found);
  return (await inTime(() => compareAll(database, params, null))) ?? approximately(found);
}

function isFiltered({ filters }: SimilarParams): boolean {
  return Object.keys(filters).length > 0;
}

function isEnough(rows: readonly SimilarRow[], { minSimilarity, wanted }: SimilarParams): boolean {
  return rows.filter(({ distance }) => similarityOf(distance) >= minSimilarity).length >= wanted;
}

/** What a statement answers; undefined when its time limit ended it. */
async function inTime<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (toProblem(error).code !== 'query-timeout') throw error;
    return undefined;
  }
}

function walkIndex(
  database: Database<DB>,
  params: SimilarParams,
  settings: typeof APPROXIMATE_SETTINGS | typeof WIDE_SETTINGS,
): Promise<readonly SimilarRow[]> {
  return database.read((db) => nearestApproximate(db, params).execute(), settings);
}

/** @param matching how many match, for when none of them could be compared; null when not counted */
async function compareAll(
  database: Database<DB>,
  params: SimilarParams,
  matching: number | null,
): Promise<Nearest> {
  return exactly(await database.read((db) => nearestExact(db, params).execute()), matching);
}

/** When the index had enough, but not similar enough. */
async function moreWidely(database: Database<DB>, params: SimilarParams): Promise<Nearest> {
  return (await isWide(database, params))
    ? approximately(await walkIndex(database, params, WIDE_SETTINGS))
    : compareAll(database, params, null);
}

function newest(database: Database<DB>, params: SimilarParams): Promise<readonly SimilarRow[]> {
  const among = Math.min(params.exactAtMost, NEWEST_COMPARED);
  return database.read((db) => nearestAmongNewest(db, { ...params, among }).execute());
}

function nearestOf(some: readonly SimilarRow[], others: readonly SimilarRow[], limit: number): SimilarRow[] {
  const byId = new Map([...some, ...others].map((row) => [row.id, row]));
  return [...byId.values()]
    .toSorted((one, other) => one.distance - other.distance || other.id - one.id)
    .slice(0, limit);
}

/** Whether so many match the filters that comparing them all is not worth it. */
async function isWide(database: Database<DB>, params: SimilarParams): Promise<boolean> {
  return (await countUpTo(database, params, params.exactAtMost * WORTH_COMPARING)) === null;
}

/** How many incidents match the filters; null for more than `most`. */
export async function countUpTo(
  database: Database<DB>,
  searched: Omit<CountMatchingParams, 'atMost'>,
  most: number,
): Promise<number | null> {
  const counting = { ...searched, atMost: most + 1 };
  const { matching } = await database.read((db) => countMatching(db, counting).executeTakeFirstOrThrow());
  return matching > most ? null : matching;
}

function approximately(rows: readonly SimilarRow[]): Nearest {
  return { rows, method: 'hnsw', complete: false, searched: null, unsearched: null };
}

type ExactRow = Awaited<ReturnType<ReturnType<typeof nearestExact>['execute']>>[number];

/** @param matching how many match, for when none of them could be compared */
function exactly(rows: readonly ExactRow[], matching: number | null): Nearest {
  const [{ searched, unsearched } = { searched: 0, unsearched: matching }] = rows;
  return {
    rows: rows.map(({ searched: _searched, unsearched: _unsearched, ...row }) => row),
    method: 'exact',
    complete: unsearched === 0,
    searched,
    unsearched,
  };
}
