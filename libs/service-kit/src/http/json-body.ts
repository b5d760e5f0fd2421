import { isUtf8 } from 'node:buffer';
import { invalidRequest, Problem } from '../problem.ts';
import { findJsonError } from './json-error-place.ts';
import { repeatedName } from './repeated-name.ts';

/** The value that a body says. @throws Problem invalid-json, or invalid-request for a name given twice, telling the place */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new Problem('invalid-json', 'The body is not valid UTF-8.');
  const text = bytes.toString('utf8');
  const value = parse(text);
  const repeated = repeatedName(text, value);
  if (repeated === undefined) return value;
  throw invalidRequest([{ in: 'body', pointer: repeated.pointer, detail: REPEATED }]);
}

/** What is wrong with the second member of the same name. */
export const REPEATED = 'is given twice';

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
