/** Letters, digits and underscores, dots and hyphens between them; or a symbol such as 🔥. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:[.-]+[\p{L}\p{M}\p{N}_]+)*|\p{So}\p{M}*/gu;
/** Of a name of several words, most. */
const LONGEST_ROW = 12;
/** Punctuation of which a name may consist in part, right before or after a row of words: `[P1] Down`, `OOM!`, `C++`. */
const BEFORE = /[^\s\p{L}\p{M}\p{N}]{0,2}$/u;
const AFTER = /^[^\s\p{L}\p{M}\p{N}]{0,2}/u;
/** The statement looks for each of them. */
const MOST_NAMES = 500;

/** Words in a row, from the beginning of the first to the end of the last. */
interface Row {
  readonly from: number;
  readonly to: number;
}

/**
 * What may be a name in a text: the text itself, and its words in a row with what stands between them, short rows first,
 * those with the punctuation beside them last; each once, case aside. Words end at whitespace and at punctuation, so that
 * `alertname="High CPU",severity="high"` names High CPU, but `payments-api` does not name api.
 */
export function namesIn(text: string): string[] {
  const whole = text.trim();
  const names = new Map([[whole.toLowerCase(), whole]]);
  const rows = rowsOf(whole);
  for (const spellings of [bare, withPunctuation]) {
    for (const row of rows) {
      for (const name of spellings(whole, row)) {
        if (names.size >= MOST_NAMES) return [...names.values()];
        const folded = name.toLowerCase();
        if (!names.has(folded)) names.set(folded, name);
      }
    }
  }
  return [...names.values()].filter((name) => name !== '');
}

function rowsOf(text: string): Row[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
  return Array.from({ length: LONGEST_ROW }, (_, further) =>
    words.flatMap(({ from }, index) => {
      const last = words[index + further];
      return last === undefined ? [] : [{ from, to: last.to }];
    }),
  ).flat();
}

/** Without what emphasizes it (`_name_`), too. */
function bare(text: string, { from, to }: Row): string[] {
  const name = text.slice(from, to).replaceAll(/\s+/gu, ' ');
  return [name, name.replaceAll(/^_+|_+$/g, '')];
}

function withPunctuation(text: string, row: Row): string[] {
  const { from, to } = row;
  const [name = ''] = bare(text, row);
  const [before = ''] = BEFORE.exec(text.slice(Math.max(0, from - 2), from)) ?? [];
  const [after = ''] = AFTER.exec(text.slice(to, to + 2)) ?? [];
  const beginnings = [...before].map((_, index, all) => all.slice(index).join(''));
  const ends = [...after].map((_, index, all) => all.slice(0, index + 1).join(''));
  return ['', ...beginnings].flatMap((beginning) =>
    ['', ...ends]
      .map((end) => `${beginning}${name}${end}`)
      .filter((each) => each !== name && each.isWellFormed()),
  );
}
