import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response } from 'express';

/**
 * Sends pieces as they are made, at the pace the client takes them. The first piece is made before anything is sent, so
 * that a failure up to there is a proper answer; a later one breaks the connection, which a client sees as an incomplete
 * answer. When the client goes away, or takes nothing for `idleMs`, the pieces' generator is ended.
 */
export async function streamReply(
  request: Request,
  response: Response,
  contentType: string,
  pieces: AsyncIterable<string | Uint8Array>,
  idleMs: number,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  response.set('Content-Type', contentType).set('Cache-Control', 'no-store');
  if (request.method === 'HEAD') {
    await iterator.return?.();
    response.end();
    return;
  }
  const first = await iterator.next();
  let offered = false;
  const idle = setTimeout(() => offered && response.destroy(), idleMs).unref();
  async function* all(): AsyncGenerator<string | Uint8Array> {
    try {
      for (let next = first; next.done !== true; next = await iterator.next()) {
        offered = true;
        idle.refresh();
        yield next.value;
        offered = false;
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
  } finally {
    clearTimeout(idle);
    // A generator that was not begun does not come to its own finally.
    await iterator.return?.();
  }
}
