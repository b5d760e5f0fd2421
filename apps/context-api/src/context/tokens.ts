/** Capitals and the small letters after them, with an underscore before; up to three digits; marks; everything else. */
const PIECE = /_?[A-Z]?[a-z]+|_?[A-Z]+|\d{1,3}|[!-/:-@[-`{-~]+|[^ -~]+/g;
/** JSON of any kind has at least so many tokens. */
const MOST_BYTES_PER_TOKEN = 3.2;
/** What is counted of ordinary texts is up to a twentieth too low. */
const MARGIN = 1.05;

/**
 * How many tokens a value costs as JSON, rather too many than too few. Models differ; this follows how the tokenizers
 * o200k and cl100k cut texts: identifiers at capitals and underscores, numbers after three digits.
 */
export function jsonTokens(value: unknown): number {
  const json = JSON.stringify(value);
  let tokens = 0;
  for (const [piece] of json.matchAll(PIECE)) tokens += tokensOf(piece);
  return Math.ceil(Math.max(tokens * MARGIN, Buffer.byteLength(json) / MOST_BYTES_PER_TOKEN));
}

function tokensOf(piece: string): number {
  if (/[a-z]$/i.test(piece)) {
    // Longer than any word, it is none, and cut into small pieces.
    return piece.length > 20 ? piece.length / 2 : Math.ceil(piece.length / 7);
  }
  if (/^\d/.test(piece)) return 1;
  if (/^[ -~]/.test(piece)) return piece.length > 6 ? piece.length / 1.6 : Math.ceil(piece.length / 3);
  // Alphabets are cheaper than ideographs and emoji.
  return Buffer.byteLength(piece) * (/[\u0800-\uFFFF]/.test(piece) ? 0.65 : 0.4);
}
