import { exactWilson, rounded, type Share } from './wilson.ts';

/** Tries and how many of them succeeded. */
export interface Outcomes {
  readonly tried: number;
  readonly succeeded: number;
}

/**
 * The difference of two independent shares, second minus first, with its 95 % interval by Newcombe's hybrid of two
 * Wilson intervals (method 10 of Newcombe, Statistics in Medicine 17, 1998, 873-890). All between -1 and 1.
 */
export function difference(first: Outcomes, second: Outcomes): Share {
  const one = exactWilson(first.succeeded, first.tried);
  const two = exactWilson(second.succeeded, second.tried);
  const share = two.share - one.share;
  return {
    share: rounded(share),
    low: rounded(share - Math.hypot(two.share - two.low, one.high - one.share)),
    high: rounded(share + Math.hypot(two.high - two.share, one.share - one.low)),
  };
}
