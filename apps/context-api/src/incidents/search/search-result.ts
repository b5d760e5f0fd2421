import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { whatWorkedFor } from '../../context/what-worked-for.ts';
import type { components } from '../../generated/openapi.ts';
import type { IncidentFilters } from '../filters/incident-filters.ts';
import { cautioned, CLOSE } from './closeness.ts';
import { countUpTo, findNearest, type Nearest } from './find-nearest.ts';
import { findHits, fuse, type Hits } from './hybrid.ts';
import { alertsNamed, namedBy, sharedWith, sharedWithText } from './reasons.ts';
import type { SearchQuery } from './search-query.ts';
import type { SearchTerms } from './search-terms.ts';
import { similarityOf, toSimilarIncident, type Reason, type SimilarRow } from './similar-incident.view.ts';

type SearchResult = components['schemas']['SearchResult'];

export interface Search {
  readonly query: SearchQuery;
  readonly filters: IncidentFilters;
  readonly limit: number;
  readonly minSimilarity: number;
  readonly exactAtMost: number;
}

/**
 * At least so many of each ranking are read, however few are answered: two short rankings agree on little, and what
 * worked in three incidents says little.
 */
const READ_AT_LEAST = 30;

/**
 * The incidents similar to what is searched with, and what worked for them. For a text, those that hold its words
 * literally are found as well.
 */
export async function searchResult(database: Database<DB>, search: Search): Promise<SearchResult> {
  const { query, filters, limit, minSimilarity, exactAtMost } = search;
  const { terms, traits, ...compared } = query;
  const params = { ...compared, filters, limit: Math.max(limit, READ_AT_LEAST) };
  const matching = await countUpTo(database, params, exactAtMost);
  const [nearest, hits] = await Promise.all([
    findNearest(database, { ...params, wanted: limit, minSimilarity, exactAtMost }, matching),
    terms && findHits(database, { ...params, ...terms }, matching !== null),
  ]);
  const { rows, whyOf } = terms && hits ? fused(nearest, hits, terms) : byNearness(nearest, traits);
  const similar = rows
    .filter(({ distance }) => similarityOf(distance) >= minSimilarity)
    .map((row) => toSimilarIncident(row, whyOf(row)));
  const items = similar.slice(0, limit);
  const further = similar.slice(limit, params.limit).filter(({ similarity }) => similarity >= CLOSE);
  const complete = nearest.complete && hits?.complete !== false;
  const worked = whatWorkedFor([...items, ...further], complete);
  return {
    ...worked,
    summary: cautioned(worked.summary, items),
    items,
    complete,
    searched: nearest.searched,
    unsearched: nearest.unsearched,
    nearest_similarity: nearestSimilarity(nearest),
    method: nearest.method,
    model: query.model,
  };
}

interface Ranked {
  readonly rows: readonly SimilarRow[];
  readonly whyOf: (row: SimilarRow) => Reason[];
}

function byNearness({ rows }: Nearest, traits: SearchQuery['traits']): Ranked {
  const shared = (row: SimilarRow) => (traits === undefined ? [] : sharedWith(row, traits));
  return { rows, whyOf: (row) => [{ kind: 'similarity' }, ...shared(row)] };
}

function fused(nearest: Nearest, hits: Hits, terms: SearchTerms): Ranked {
  const near = new Set(nearest.rows.map(({ id }) => id));
  const isNamed = namedBy(terms);
  return {
    rows: fuse(nearest.rows, hits.rows, alertsNamed([...nearest.rows, ...hits.rows], isNamed)),
    whyOf: (row) => [
      ...(near.has(row.id) ? [{ kind: 'similarity' as const }] : []),
      ...sharedWithText(row, terms, isNamed, hits.terms.get(row.id)),
    ],
  };
}

function nearestSimilarity({ rows }: Nearest): number | null {
  const [first] = rows;
  return first === undefined || Number.isNaN(first.distance) ? null : similarityOf(first.distance);
}
