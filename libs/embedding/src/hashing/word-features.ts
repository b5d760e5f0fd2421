import { slotOf } from './feature-hash.ts';

/** A sparse vector: `values[i]` is added at `indices[i]`. */
export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Together the parts of a word weigh this much beside the word itself, which weighs 1. */
const GRAMS_LENGTH = 0.8;
/** What stands further on in a word is not taken apart: it is a blob (base64, a token), not a word. */
const LONGEST_SPLIT_WORD = 40;

/**
 * A word as the sum of itself and its character n-grams of 3 to 5 characters, with `<` and `>` marking its ends, so
 * that misspelt and related words share features (Bojanowski, Grave, Joulin, Mikolov: Enriching Word Vectors with
 * Subword Information, TACL 2017). The n-grams of a long word do not outweigh those of a short one.
 */
export function wordFeatures(word: string): SparseVector {
  const whole = slotOf('word', word);
  const grams = characterGrams(word.slice(0, LONGEST_SPLIT_WORD));
  const weight = GRAMS_LENGTH / Math.sqrt(grams.length);
  const slots = grams.map((gram) => slotOf('gram', gram));
  return {
    indices: [whole.index, ...slots.map((slot) => slot.index)],
    values: [whole.sign, ...slots.map((slot) => slot.sign * weight)],
  };
}

function characterGrams(word: string): string[] {
  const characters = [...`<${word}>`];
  const grams: string[] = [];
  for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) {
    for (let start = 0; start + size <= characters.length; start++) {
      grams.push(characters.slice(start, start + size).join(''));
    }
  }
  return grams;
}
