import { normalise } from '../normalise.ts';
import { EMBEDDING_DIMENSIONS } from '../provider.ts';
import { expandAbbreviations } from './abbreviations.ts';
import { CONCEPTS_OF } from './concepts.ts';
import { slotOf } from './feature-hash.ts';
import { stem } from './stem.ts';
import { COMMON_WORD_WEIGHTS, STOP_WORDS } from './stop-words.ts';
import { tokenise } from './tokens.ts';
import { type SparseVector } from './word-features.ts';

/** Weights beside a word's 1. */
const PAIR_WEIGHT = 0.4;
const COMPOUND_WEIGHT = 0.5;
const CONCEPT_WEIGHT = 0.9;
/** An id, a port or a time, not a symptom; exit code 137 and status 503 stay. */
const LONG_NUMBER = /^\p{N}{5,}$/u;

/**
 * The vector of one text, of length 1, or null when the text has no token. The weight of a feature grows with the
 * logarithm of how often it occurs (1 + ln n, sublinear term frequency).
 *
 * @param featuresOf the sparse vector of a word; passed in so that the caller may keep a cache
 */
export function hashedVector(text: string, featuresOf: (word: string) => SparseVector): Float32Array | null {
  const tokens = tokenise(text);
  const telling = tokens.words.filter((word) => !STOP_WORDS.has(word) && !LONG_NUMBER.test(word));
  // A text of nothing but stop words is still a text: better a weak vector than none.
  const words = expandAbbreviations(telling.length > 0 ? telling : tokens.words).map(stem);
  if (words.length === 0) return null;

  const vector = new Float32Array(EMBEDDING_DIMENSIONS);
  const addWords = (list: readonly string[], weight: number): void => {
    for (const [word, count] of countOf(list)) {
      const { indices, values } = featuresOf(word);
      const scale = weight * termWeight(count) * (COMMON_WORD_WEIGHTS.get(word) ?? 1);
      for (let i = 0; i < indices.length; i++) addTo(vector, indices[i] ?? 0, (values[i] ?? 0) * scale);
    }
  };
  addWords(words, 1);
  addWords(tokens.compounds.map(stem), COMPOUND_WEIGHT);
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  const concepts = words.flatMap((word) => CONCEPTS_OF.get(word) ?? []);
  addFeatures(vector, 'pair', pairs, PAIR_WEIGHT);
  addFeatures(vector, 'concept', concepts, CONCEPT_WEIGHT);
  return normalise(vector);
}

function addFeatures(
  vector: Float32Array,
  family: 'pair' | 'concept',
  features: readonly string[],
  weight: number,
): void {
  for (const [feature, count] of countOf(features)) {
    const { index, sign } = slotOf(family, feature);
    addTo(vector, index, sign * weight * termWeight(count));
  }
}

function addTo(vector: Float32Array, index: number, value: number): void {
  vector[index] = (vector[index] ?? 0) + value;
}

function countOf(features: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

/** 1 + ln n, rounded: the last bits of Math.log may differ between machines, the vectors must not. */
function termWeight(count: number): number {
  return Math.round((1 + Math.log(count)) * 4096) / 4096;
}
