/** A line of a stream, without its line break; undefined bytes stand for a line longer than the limit. */
export interface RawLine {
  /** From 1; empty lines count. */
  readonly number: number;
  readonly bytes: Buffer | undefined;
}

const NEWLINE = 10;
const RETURN = 13;

/**
 * Splits a stream of bytes into lines, those that ended in each piece together. Empty lines are left out. Holds no more
 * than one line of `maxBytes` and the piece at hand: of a longer line only its number is kept.
 */
export async function* splitLines(
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<readonly RawLine[]> {
  let number = 0;
  let begun: Buffer[] = [];
  let begunBytes = 0;
  const add = (part: Buffer): void => {
    begunBytes += part.length;
    if (begunBytes > maxBytes + 1) begun = [];
    else if (part.length > 0) begun.push(part);
  };
  const end = (): RawLine | undefined => {
    number += 1;
    const whole = begun.length === 1 ? begun[0] : Buffer.concat(begun);
    const length = begunBytes;
    begun = [];
    begunBytes = 0;
    if (length > maxBytes + 1) return { number, bytes: undefined };
    const bytes = whole?.at(-1) === RETURN ? whole.subarray(0, -1) : whole;
    if (bytes === undefined || bytes.length === 0) return undefined;
    return { number, bytes: bytes.length > maxBytes ? undefined : bytes };
  };
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const lines: RawLine[] = [];
    let start = 0;
    for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, start)) {
      add(buffer.subarray(start, at));
      start = at + 1;
      const line = end();
      if (line !== undefined) lines.push(line);
    }
    add(buffer.subarray(start));
    if (lines.length > 0) yield lines;
  }
  const last = begunBytes === 0 ? undefined : end();
  if (last !== undefined) yield [last];
}
