import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response } from 'express';

/**
 * Sends pieces as they are made, at the pace the client takes them. The first piece is made before anything is sent, so
 * that a failure up to there is a proper answer; a later one breaks the connection, which a client sees as an incomplete
 * answer. When the client goes away, the pieces' generator is ended.
 */
export async function streamReply(
  request: Request,
  response: Response,
  contentType: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  response.set('Content-Type', contentType).set('Cache-Control', 'no-store');
  if (request.method === 'HEAD') {
    await iterator.return?.();
    response.end();
    return;
  }
  const first = await iterator.next();
  async function* all(): AsyncGenerator<string | Uint8Array> {
    try {
      if (first.done !== true) yield first.value;
      for (let next = first; next.done !== true;) {
        next = await iterator.next();
        if (next.done !== true) yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  // The pipeline listens several times, besides logs, metrics and signals.
  response.setMaxListeners(20);
  try {
    await pipeline(Readable.from(all(), { highWaterMark: 1 }), response);
  } catch (error) {
    // The client has left: there is nobody to tell, and nothing went wrong here.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
