import { type IncomingMessage } from 'node:http';
import { type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Operation } from '../openapi/operation.ts';
import { Problem } from '../problem.ts';
import { readNdjson, type NdjsonLines } from '../ndjson/read-ndjson.ts';
import { acceptLongBody } from './body-deadline.ts';
import { requireMediaType } from './media-type.ts';

export const NDJSON_MEDIA_TYPE = 'application/x-ndjson';

export interface NdjsonBodyOptions {
  /** Longest line in bytes after decompression. */
  readonly maxLineBytes: number;
  /** How long the sender may send nothing while it is waited for. */
  readonly idleMs: number;
}

/**
 * The lines of a request of any length. Nothing is read ahead of what the caller takes, beyond a few pieces of the
 * stream, so a sender is slowed down to the pace of the work, and a compressed body is unpacked piece by piece.
 * @throws Problem unsupported-media-type at once; request-timeout and invalid-request while reading
 */
export function ndjsonBody(
  operation: Operation,
  request: IncomingMessage,
  options: NdjsonBodyOptions,
): NdjsonLines<unknown> {
  const check = operation.body?.checks.get(NDJSON_MEDIA_TYPE);
  if (check === undefined) throw new Error(`${operation.id} takes no lines`);
  requireMediaType(request, [NDJSON_MEDIA_TYPE]);
  const unpacked = unpack(request);
  acceptLongBody(request);
  const pieces = translated(withIdleLimit(unpacked, options.idleMs));
  return readNdjson(pieces, check, options.maxLineBytes);
}

const UNPACKED_PIECE = 65_536;

function unpack(request: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return undestroyed(request);
  if (encoding === 'gzip' || encoding === 'x-gzip') {
    const gunzip = createGunzip({ chunkSize: UNPACKED_PIECE });
    request.on('error', (error) => gunzip.destroy(error));
    // The error comes out where the unpacked bytes are read, unless nobody reads on.
    gunzip.on('error', () => undefined);
    return undestroyed(request.pipe(gunzip));
  }
  throw new Problem('unsupported-media-type', 'The Content-Encoding is not supported; use gzip or none.', {
    headers: { 'Accept-Encoding': 'gzip' },
  });
}

/** Whoever stops reading still has an answer to send: ending the request's stream would cut the connection. */
function undestroyed(stream: Readable): AsyncIterable<Uint8Array> {
  return stream.iterator({ destroyOnReturn: false });
}

async function* withIdleLimit(pieces: AsyncIterable<Uint8Array>, idleMs: number): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  try {
    for (;;) {
      const idle = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(tooSlow(idleMs)), idleMs);
      });
      const next = iterator.next();
      // Rejects later when the time limit wins, and then nobody waits for it any more.
      next.catch(() => undefined);
      const { done, value } = await Promise.race([next, idle]).finally(() => clearTimeout(timer));
      if (done === true) return;
      yield value;
    }
  } finally {
    void iterator.return?.()?.catch(() => undefined);
  }
}

function tooSlow(idleMs: number): Problem {
  return new Problem('request-timeout', `Nothing was sent for ${idleMs / 1000} seconds.`);
}

async function* translated(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid-request', 'The body could not be read as it was announced.', {
      cause: error,
      errors: [{ in: 'body', pointer: '', detail: 'is incomplete or not encoded as its headers say' }],
    });
  }
}
