import { EMBEDDING_DIMENSIONS } from '../provider.ts';

/** Keeps equal strings of different families (a word, a part of a word) from being the same feature. */
export type FeatureFamily = 'word' | 'gram' | 'pair' | 'concept';

/** Where a feature lands and with which sign. */
export interface Slot {
  readonly index: number;
  readonly sign: 1 | -1;
}

/** A name of this module's own: under Jest a look-up of a global takes longer than the multiplication. */
const { imul } = Math;

/**
 * Hashes a feature to one of the 768 places and a sign. The sign makes collisions cancel on average, so the inner
 * product of two hashed vectors is an unbiased estimate of the unhashed one (Weinberger, Dasgupta, Langford, Smola,
 * Attenberg: Feature Hashing for Large Scale Multitask Learning, ICML 2009).
 */
export function slotOf(family: FeatureFamily, feature: string): Slot {
  const hash = mix(fnv1a(`${family}\u0000${feature}`));
  return { index: (hash >>> 1) % EMBEDDING_DIMENSIONS, sign: (hash & 1) === 0 ? 1 : -1 };
}

/** FNV-1a, 32 bits, over both bytes of each UTF-16 code unit. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = imul(hash ^ (unit & 0xff), 0x01000193);
    hash = imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash;
}

/** The finaliser of MurmurHash3: spreads every input bit over all 32, which FNV-1a alone does not. */
function mix(value: number): number {
  let hash = value;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
