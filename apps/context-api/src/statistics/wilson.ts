/** The 97.5 % quantile of the standard normal distribution: intervals hold with 95 % confidence. */
const Z = 1.959963984540054;
const PLACES = 1e6;

/** A share with its 95 % confidence interval; all between 0 and 1. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval without continuity correction (Wilson 1927; method 3 of Newcombe, Statistics in Medicine 17,
 * 1998). Unlike share ± error it is right for few tries and for shares near 0 and 1. Of no tries the share is 0 and the
 * interval 0 to 1: nothing is known.
 */
export function wilson(successes: number, tries: number): Share {
  const { share, low, high } = exactWilson(successes, tries);
  return { share: rounded(share), low: rounded(low), high: rounded(high) };
}

/** The same, not rounded, for what is computed from it. */
export function exactWilson(successes: number, tries: number): Share {
  if (tries === 0) return { share: 0, low: 0, high: 1 };
  const share = successes / tries;
  const square = Z * Z;
  const centre = share + square / (2 * tries);
  const reach = Z * Math.sqrt((share * (1 - share) + square / (4 * tries)) / tries);
  const bound = (sign: -1 | 1) => (centre + sign * reach) / (1 + square / tries);
  // Exact at the ends, where the formula leaves an error.
  return { share, low: successes === 0 ? 0 : bound(-1), high: successes === tries ? 1 : bound(1) };
}

/** Six decimals; never -0. */
export function rounded(value: number): number {
  return Math.round(value * PLACES) / PLACES + 0;
}
