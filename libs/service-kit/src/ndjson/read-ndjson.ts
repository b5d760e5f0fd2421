import { isUtf8 } from 'node:buffer';
import { REPEATED } from '../http/json-body.ts';
import { findJsonError } from '../http/json-error-place.ts';
import { repeatedName } from '../http/repeated-name.ts';
import { type Check } from '../openapi/operation.ts';
import { type ProblemCode } from '../problem-catalogue.ts';
import { splitLines, type RawLine } from './split-lines.ts';

/** Why a line cannot be taken: a problem's code, and what is wrong where, as a problem of one request would say it. */
export interface LineFault {
  readonly code: ProblemCode;
  /** JSON pointer into the line; empty for the line as a whole. */
  readonly pointer: string;
  readonly detail: string;
}

/** One line of newline-delimited JSON: its value as the document describes it, or what is wrong with it. */
export type NdjsonLine<T> =
  | { readonly line: number; readonly bytes: number; readonly value: T; readonly faults?: undefined }
  | { readonly line: number; readonly bytes: number; readonly faults: readonly LineFault[] };

/** The lines of a stream, as they come; reading on is what asks the sender for more. */
export type NdjsonLines<T> = AsyncIterable<readonly NdjsonLine<T>[]>;

/** A piece of a stream may hold thousands of short lines, and a line may have many faults: they are not all kept at once. */
const LINES_AT_ONCE = 25;

/**
 * Reads newline-delimited JSON. A line that is no JSON, too long or not as described is given with its faults; it does
 * not end the stream.
 */
export async function* readNdjson<T>(
  pieces: AsyncIterable<Uint8Array>,
  check: Check,
  maxLineBytes: number,
): AsyncGenerator<readonly NdjsonLine<T>[]> {
  for await (const lines of splitLines(pieces, maxLineBytes)) {
    for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
      const some = lines.slice(at, at + LINES_AT_ONCE);
      yield some.map((line) => readLine<T>(line, check, maxLineBytes));
    }
  }
}

const BYTE_ORDER_MARK = '\uFEFF';

function readLine<T>({ number, bytes }: RawLine, check: Check, maxLineBytes: number): NdjsonLine<T> {
  if (bytes === undefined) {
    const detail = `is longer than the limit of ${maxLineBytes} bytes`;
    return { line: number, bytes: 0, faults: [{ code: 'payload-too-large', pointer: '', detail }] };
  }
  const refused = (faults: readonly LineFault[]): NdjsonLine<T> => ({
    line: number,
    bytes: bytes.length,
    faults,
  });
  if (!isUtf8(bytes)) return refused([{ code: 'invalid-json', pointer: '', detail: 'is not valid UTF-8' }]);
  const read = bytes.toString('utf8');
  const text = number === 1 && read.startsWith(BYTE_ORDER_MARK) ? read.slice(1) : read;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { column, pointer } = findJsonError(text) ?? { column: 1, pointer: '' };
    return refused([{ code: 'invalid-json', pointer, detail: `is not valid JSON at column ${column}` }]);
  }
  const repeated = repeatedName(text, value);
  if (repeated !== undefined) {
    return refused([{ code: 'invalid-request', pointer: repeated.pointer, detail: REPEATED }]);
  }
  const faults = check(value);
  if (faults.length > 0) return refused(faults.map((fault) => ({ code: 'invalid-request', ...fault })));
  return { line: number, bytes: bytes.length, value: value as T };
}
