import { type IncomingMessage } from 'node:http';
import { type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type HeldBytes } from '../admission/in-flight-bytes.ts';
import { Problem } from '../problem.ts';
import { requireMediaType } from './media-type.ts';

/** Whether the request carries a body at all (RFC 9112, section 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Length of the body, as far as the headers tell and the limit lets it in. */
export function announcedBytes({ headers }: IncomingMessage, limit: number): number {
  return Math.min(Number(headers['content-length'] ?? 0), limit);
}

/**
 * Reads whole bodies of one media type.
 * @param limit in bytes, counted after decompression
 * @throws Problem unsupported-media-type, payload-too-large, invalid-request, or what `held` throws. What is still to
 * come is then read and thrown away, so that the client gets to read its answer.
 */
export function bodyReader(
  mediaTypes: readonly string[],
  limit: number,
): (request: IncomingMessage, held: HeldBytes) => Promise<Buffer> {
  return async (request, held) => {
    requireMediaType(request, mediaTypes);
    const unpacked = unpack(request);
    try {
      return await collect(request, unpacked, limit, held);
    } catch (error) {
      if (unpacked !== request) {
        request.unpipe();
        unpacked.on('error', () => undefined).destroy();
      }
      request.resume();
      throw error;
    }
  };
}

function unpack(request: IncomingMessage): Readable {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  switch (encoding) {
    case 'identity':
      return request;
    case 'gzip':
    case 'x-gzip':
      return request.pipe(createGunzip());
    case 'deflate':
      return request.pipe(createInflate());
    case 'br':
      return request.pipe(createBrotliDecompress());
    default:
      throw new Problem(
        'unsupported-media-type',
        'The Content-Encoding is not supported; use gzip or none.',
        { headers: { 'Accept-Encoding': 'gzip, deflate, br' } },
      );
  }
}

function collect(
  request: IncomingMessage,
  unpacked: Readable,
  limit: number,
  held: HeldBytes,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const announced = unpacked === request ? Number(request.headers['content-length'] ?? 0) : 0;
    if (announced > limit) return reject(tooLarge(limit));
    unpacked.on('data', onData);
    unpacked.once('end', () =>
      resolve(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, size)),
    );
    const broken = (cause: unknown) => reject(unreadable(cause));
    unpacked.on('error', broken);
    if (unpacked !== request) request.on('error', broken);

    function onData(piece: Buffer): void {
      size += piece.length;
      try {
        if (size > limit) throw tooLarge(limit);
        held.add(piece.length);
        pieces.push(piece);
      } catch (error) {
        unpacked.off('data', onData);
        reject(error as Error);
      }
    }
  });
}

function tooLarge(limit: number): Problem {
  return new Problem('payload-too-large', `The body is larger than the limit of ${limit} bytes.`, {
    errors: [{ in: 'body', pointer: '', detail: `must be at most ${limit} bytes` }],
    extensions: { limit: 'body-bytes', limit_value: limit },
  });
}

function unreadable(cause: unknown): Problem {
  return new Problem('invalid-request', 'The body could not be read as it was announced.', {
    cause,
    errors: [{ in: 'body', pointer: '', detail: 'is incomplete or not encoded as its headers say' }],
  });
}
