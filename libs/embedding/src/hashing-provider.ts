import { setImmediate } from 'node:timers/promises';
import { EmptyTextError } from './errors.ts';
import { hashedVector } from './hashing/hashed-vector.ts';
import { type SparseVector, wordFeatures } from './hashing/word-features.ts';
import { EMBEDDING_DIMENSIONS, type EmbeddingProvider } from './provider.ts';

/** Must change with any change to the vectors: stored ones would no longer match. */
const MODEL = 'hashing-v1';
const CACHED_WORDS = 20_000;
const LONGEST_CACHED_WORD = 40;
/** Texts embedded before other work of the process gets its turn. */
const TEXTS_PER_TURN = 64;

/**
 * Embeds without a model and without a network: signed feature hashing of words, pairs of words, character n-grams
 * and a few concepts of the domain into 768 numbers. Texts that share words, parts of words or concepts are near each
 * other. The same text gives the same vector in every process and on every platform. It knows no language: a paraphrase
 * that shares no word and no concept is not found; use a model for that.
 *
 * The method: hashing/feature-hash.ts (Weinberger et al. 2009), hashing/word-features.ts (Bojanowski et al. 2017).
 */
export class HashingProvider implements EmbeddingProvider {
  readonly model = MODEL;
  readonly dimensions = EMBEDDING_DIMENSIONS;
  readonly local = true;
  readonly #words = new Map<string, SparseVector>();

  async embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const [index, text] of texts.entries()) {
      if (index > 0 && index % TEXTS_PER_TURN === 0) await setImmediate();
      signal?.throwIfAborted();
      const vector = hashedVector(text, (word) => this.#featuresOf(word));
      if (vector === null) throw new EmptyTextError(index);
      vectors.push(vector);
    }
    return vectors;
  }

  /** Most words of incidents recur, so their n-grams are hashed once. */
  #featuresOf(word: string): SparseVector {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    if (this.#words.size >= CACHED_WORDS) this.#words.clear();
    const features = wordFeatures(word);
    if (word.length <= LONGEST_CACHED_WORD) this.#words.set(word, features);
    return features;
  }
}
