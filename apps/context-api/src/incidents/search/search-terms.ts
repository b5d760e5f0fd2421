import { wordsOf } from '../filters/incident-text.ts';
import { namesIn } from './names-in-text.ts';

/** What a text to search by holds literally: what the meaning of it, its vector, does not tell. */
export interface SearchTerms {
  /** What may be the name of an alert: the text, its words, and its words in a row. */
  readonly names: readonly string[];
  /** The text as a whole; null when it is long, or has no three letters or digits in a row. */
  readonly phrase: string | null;
  /** The longest of its words that look like identifiers, none of them the phrase. */
  readonly words: readonly string[];
}

/** How many words are looked for one by one; the statement has a place for each. */
export const MOST_WORDS = 3;
const LONGEST_PHRASE = 200;
/** What has no three letters or digits in a row has no trigram, so no index finds it. */
const INDEXED = /[\p{L}\p{N}]{3}/u;
/**
 * A digit, a capital inside a word, or a mark between letters: ImagePullBackOff, payments-api, E4711. Plain words have
 * a meaning, which vectors tell better than their letters.
 */
const IDENTIFIER = /\d|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|[^\p{L}\p{M}]/u;
const AROUND_A_WORD = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The terms of a text. Words lose the punctuation around them. */
export function searchTerms(text: string): SearchTerms {
  const whole = text.trim();
  const words = distinct(wordsOf(whole).map((word) => word.replaceAll(AROUND_A_WORD, '')));
  const phrase = whole.length <= LONGEST_PHRASE && INDEXED.test(whole) ? whole : null;
  return {
    names: namesIn(text),
    phrase,
    words: words
      .filter((word) => INDEXED.test(word) && IDENTIFIER.test(word) && word !== phrase)
      .toSorted((one, other) => other.length - one.length)
      .slice(0, MOST_WORDS),
  };
}

/** Each text once, case aside, the empty one left out. */
function distinct(texts: readonly string[]): string[] {
  const seen = new Set(['']);
  return texts.filter((text) => {
    const folded = text.toLowerCase();
    return !seen.has(folded) && seen.add(folded);
  });
}
