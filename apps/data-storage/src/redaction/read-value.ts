/** A value that follows a name in a text. */
export interface ReadValue {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** In words separated by spaces to the end of the line. */
  readonly alone: boolean;
}

const QUOTE = /(\\{0,15})(["'`])/y;
/** What ends a value without quotes; a comma, semicolon or ampersand only where something new begins after it. */
const PLAIN =
  /(?:[^\s"'`<>,;&%\\]|[,;](?![\s]|$|[\w .-]{1,64}[=:])|&(?!$|\s|[\w.[\]-]{1,64}=)|%(?!26|0[aAdD])|\\(?![nrt"'\\]))+/y;
const LONGEST_QUOTED = 16_384;

/**
 * The value that begins at a place: up to the matching quote, or to where a value without quotes ends. Quotes may be
 * escaped any number of times, as in JSON inside JSON. A quote that is never closed goes to the end of its line.
 */
export function readValue(text: string, at: number): ReadValue {
  QUOTE.lastIndex = at;
  const quote = QUOTE.exec(text);
  if (quote !== null) {
    const start = QUOTE.lastIndex;
    const [, { length: backslashes } = '', character = '"'] = quote;
    return { start, end: closingQuote(text, start, character, backslashes), quoted: true, alone: true };
  }
  PLAIN.lastIndex = at;
  const whole = PLAIN.exec(text)?.[0] ?? '';
  // A bracket that was opened before the name closes after the value.
  const own = /[([{]/.test(whole) ? whole : whole.replace(/[)\]}]{1,8}$/, '');
  const end = at + own.length;
  return { start: at, end, quoted: false, alone: /^[ \t]*(?:$|[\r\n]|\\n)/.test(text.slice(end, end + 80)) };
}

/** At each level of escaping a quote has twice as many backslashes and one more; more of them belong to the value. */
function closingQuote(text: string, start: number, character: string, backslashes: number): number {
  const period = 2 * (backslashes + 1);
  const limit = Math.min(text.length, start + LONGEST_QUOTED);
  let run = 0;
  for (let index = start; index < limit; index += 1) {
    const current = text[index];
    if (current === '\\') run += 1;
    else if (current === character && run % period === backslashes) return index - backslashes;
    else run = 0;
  }
  const lineEnd = text.slice(start, limit).search(/[\r\n]/);
  return lineEnd < 0 ? limit : start + lineEnd;
}
