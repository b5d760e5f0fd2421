import { candidateVariants } from './candidates.ts';
import type { KeywordHitsParams } from './literal-hits.ts';
import { EXAMPLE_VECTOR } from './nearest-exact.query.ts';

/** The shapes of a statement that looks for the terms of a text. */
export function keywordVariants(): Readonly<Record<string, KeywordHitsParams>> {
  return candidateVariants((candidates) => ({
    ...candidates,
    names: ['KubePodCrashLooping'],
    phrase: 'quota exceeded',
    words: ['quota', 'exceeded'],
    vector: EXAMPLE_VECTOR,
    limit: 30,
  }));
}
