import { isUtf8 } from 'node:buffer';
import { invalidRequest, Problem } from '../problem.ts';
import { ANY_INDEX, type ItemPlace } from '../openapi/item-places.ts';
import { pointerSegment } from '../openapi/json.ts';
import { Misread } from '../openapi/misread.ts';
import { findJsonError, type JsonPath } from './json-error-place.ts';
import { repeatedName } from './repeated-name.ts';

/**
 * The value that a body says.
 * @param items places of items that are checked on their own: one that gives a name twice becomes Misread
 * @throws Problem invalid-json, or invalid-request for a name given twice elsewhere, telling the place
 */
export function parseJson(bytes: Buffer, items: readonly ItemPlace[] = []): unknown {
  if (!isUtf8(bytes)) throw new Problem('invalid-json', 'The body is not valid UTF-8.');
  const text = bytes.toString('utf8');
  const value = parse(text);
  const repeated = repeatedName(text, value, (path) => setAside(value, path, items));
  if (repeated === undefined) return value;
  throw invalidRequest([{ in: 'body', pointer: repeated.pointer, detail: REPEATED }]);
}

/** What is wrong with the second member of the same name. */
export const REPEATED = 'is given twice';

/** Marks the item that a path leads into as misread; false if it leads into none. */
function setAside(value: unknown, path: JsonPath, items: readonly ItemPlace[]): boolean {
  const place = items.find((one) => one.every((part, at) => part === path[at] || isIndex(part, path[at])));
  if (place === undefined) return false;
  const index = path[place.length - 1] as number;
  const list = path
    .slice(0, place.length - 1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
  // It is no list when the list itself is given twice, for which the whole is refused.
  if (!Array.isArray(list) || list[index] instanceof Misread) return true;
  const pointer = path.slice(place.length).map(pointerSegment).join('');
  list[index] = new Misread(list[index], [{ pointer, detail: REPEATED }]);
  return true;
}

function isIndex(part: string, key: string | number | undefined): boolean {
  return part === ANY_INDEX && typeof key === 'number';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = findJsonError(text) ?? { line: 1, column: 1, pointer: '' };
    const where = `line ${place.line}, column ${place.column}`;
    throw new Problem('invalid-json', `The body stops being JSON at ${where}.`, {
      cause,
      errors: [{ in: 'body', pointer: place.pointer, detail: `is not valid JSON at ${where}` }],
    });
  }
}
