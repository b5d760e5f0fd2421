import type { DB } from '@precedent/schema';
import { toProblem, type Database } from '@precedent/service-kit';
import { reciprocalRanks } from './fuse.ts';
import { keywordHitsAmongFew } from './keyword-hits-among-few.query.ts';
import { keywordHits } from './keyword-hits.query.ts';
import { TERM, type KeywordHitsParams } from './literal-hits.ts';
import type { SimilarRow } from './similar-incident.view.ts';

export interface Hits {
  /** Best first: the name of the alert before the whole text before words; then by number of words and nearness. */
  readonly rows: readonly SimilarRow[];
  /** What was found in each of them, as bits of TERM, by id. */
  readonly terms: ReadonlyMap<number, number>;
  /** Whether the database had the time to look for the terms. */
  readonly complete: boolean;
}

/**
 * Candidates in which the terms of a text occur literally.
 * @param few whether the candidates are few enough to look at each
 */
export async function findHits(
  database: Database<DB>,
  params: KeywordHitsParams,
  few: boolean,
): Promise<Hits> {
  try {
    const statement = few ? keywordHitsAmongFew : keywordHits;
    const hits = await database.read((db) => statement(db, params).execute());
    // The rows come by nearness, and sorting keeps the order of equals.
    const best = hits.toSorted((one, other) => weight(other.terms) - weight(one.terms));
    return {
      rows: best.map(({ terms: _, ...row }) => row),
      terms: new Map(best.map(({ id, terms }) => [id, terms])),
      complete: true,
    };
  } catch (error) {
    if (toProblem(error).code !== 'query-timeout') throw error;
    return { rows: [], terms: new Map(), complete: false };
  }
}

/** The alert weighs more than the phrase, and that more than all words together. */
function weight(terms: number): number {
  const words = (terms >> 2).toString(2).replaceAll('0', '').length;
  return (terms & TERM.alert) * 1000 + (terms & TERM.phrase) * 100 + words;
}

/**
 * The nearest incidents and those with literal hits as one ranking, by reciprocal rank fusion. Incidents of an alert
 * that the text names come before all others.
 * @param named how well the text names the alert of an incident: a whole number, 0 for not at all
 */
export function fuse(
  nearest: readonly SimilarRow[],
  hits: readonly SimilarRow[],
  named: (row: SimilarRow) => number,
): SimilarRow[] {
  const scores = reciprocalRanks([nearest.map(({ id }) => id), hits.map(({ id }) => id)]);
  const byId = new Map([...hits, ...nearest].map((row) => [row.id, row]));
  const score = (row: SimilarRow) => named(row) + (scores.get(row.id) ?? 0);
  return [...byId.values()].toSorted(
    (one, other) => score(other) - score(one) || one.distance - other.distance || other.id - one.id,
  );
}
