import { MAX_DISTANCE } from '../../context/similar-traces.ts';
import type { components } from '../../generated/openapi.ts';
import { similarityOf } from './similar-incident.view.ts';

type Match = Pick<components['schemas']['SimilarIncident'], 'similarity' | 'why'>;

/** As similar as evidence of the context must be. */
export const CLOSE = similarityOf(MAX_DISTANCE);

/** What a match has in common with the query that says more than any similarity. */
const TELLING: ReadonlySet<string> = new Set(['alert', 'resource', 'keyword']);

/**
 * The summary of a search, which begins with a warning when there are matches but none of them is close, or has an alert,
 * a resource or a rare word in common. Something is always nearest.
 */
export function cautioned(summary: string, matches: readonly Match[]): string {
  const close = matches.some(
    ({ similarity, why }) => similarity >= CLOSE || why.some(({ kind }) => TELLING.has(kind)),
  );
  if (close || matches.length === 0) return summary;
  const nearest = Math.max(...matches.map(({ similarity }) => similarity));
  return `Nothing closely similar (the nearest: ${nearest.toFixed(2)}). ${summary}`;
}
