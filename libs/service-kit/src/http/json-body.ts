import { isUtf8 } from 'node:buffer';
import { Problem } from '../problem.ts';
import { findJsonError } from './json-error-place.ts';

/** The value that a body says. @throws Problem invalid-json, telling the place */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new Problem('invalid-json', 'The body is not valid UTF-8.');
  const text = bytes.toString('utf8');
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
