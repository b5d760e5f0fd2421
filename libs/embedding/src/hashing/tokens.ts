/** Scripts written without spaces between words. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}';
const CHUNK = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;
const SCRIPT_RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
/** Combining accents, Arabic vowel marks and elongation, invisible joiners and emoji variation selectors. */
const IGNORED_MARKS = /[\u0300-\u036f\u064b-\u0652\u0640\u200b-\u200d\ufe0e\ufe0f]/g;
const APOSTROPHE = /(?<=\p{L})['\u2019](?=\p{L})/gu;

/** The tokens of a text, in order, lower case. */
export interface Tokens {
  readonly words: readonly string[];
  /** Names written in camelCase, joined, so that `oomkilled` still meets `OOMKilled`. */
  readonly compounds: readonly string[];
}

/**
 * Splits a text into words: at everything that is no letter or digit, and inside camelCase names
 * (KubePodCrashLooping: kube, pod, crash, looping). Case and accents are folded by way of Unicode NFKD. Scripts
 * without spaces give pairs of neighbouring characters; each emoji is a word.
 */
export function tokenise(text: string): Tokens {
  const words: string[] = [];
  const compounds: string[] = [];
  const plain = text.normalize('NFKD').replace(IGNORED_MARKS, '').normalize('NFC').replace(APOSTROPHE, '');
  for (const [chunk] of plain.matchAll(CHUNK)) {
    for (const run of chunk.match(SCRIPT_RUN) ?? []) {
      if (IS_UNSPACED.test(run)) words.push(...characterPairs(run));
      else addWords(run, words, compounds);
    }
  }
  return { words, compounds };
}

function addWords(run: string, words: string[], compounds: string[]): void {
  const parts = splitCamelCase(run).map((part) => part.toLowerCase());
  if (parts.length > 1) compounds.push(parts.join(''));
  words.push(...parts);
}

/** Splits at `aB` and before the last capital of `ABc`; two lower-case letters must follow, so `PVCs` stays whole. */
function splitCamelCase(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .split(' ');
}

function characterPairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}
