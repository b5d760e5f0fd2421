import { findRepeatedName, type JsonErrorPlace, type JsonPath } from './json-error-place.ts';

/** What nests deeper is refused anyway. */
const MAX_DEPTH = 40;

/**
 * Where a JSON text names a member of an object twice. JSON.parse takes the last one and drops the others without a
 * word; what a sender of two meant is not for us to choose.
 * @param value what JSON.parse made of the text
 * @param passOver whether a place is none of interest; called with each that repeats a name, up to the one returned
 */
export function repeatedName(
  text: string,
  value: unknown,
  passOver: (path: JsonPath) => boolean = () => false,
): JsonErrorPlace | undefined {
  return countNames(text) === countMembers(value, 0) ? undefined : findRepeatedName(text, passOver);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;

/** How many members the objects of a JSON text have: strings that a colon follows. */
function countNames(text: string): number {
  let count = 0;
  for (let begin = text.indexOf('"'); begin >= 0;) {
    let end = text.indexOf('"', begin + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let next = end + 1;
    while (text.charCodeAt(next) <= SPACE) next += 1;
    if (text.charCodeAt(next) === COLON) count += 1;
    begin = text.charCodeAt(next) === QUOTE ? next : text.indexOf('"', next);
  }
  return count;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/** How many members the objects in a value have. */
function countMembers(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return 0;
  const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : inner.length;
  // By index: an iterator would make an object of each number of a vector.
  for (let index = 0; index < inner.length; index += 1) {
    if (typeof inner[index] === 'object') count += countMembers(inner[index], depth + 1);
  }
  return count;
}
