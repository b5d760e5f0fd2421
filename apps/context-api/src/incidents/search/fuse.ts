/** Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet …", SIGIR 2009: k = 60. */
const K = 60;

/**
 * The reciprocal rank fusion of several rankings of ids, best first: an id scores 1 / (60 + its place, from 1) in each
 * ranking that has it.
 */
export function reciprocalRanks(rankings: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    for (const [index, id] of ranking.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (K + index + 1));
    }
  }
  return scores;
}
