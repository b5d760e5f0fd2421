import type { ServerResponse } from 'node:http';
import type { SentAnswer } from './answer-faults.ts';

/** Calls `done` when the service has said all of its answer, before the client can have all of it. */
export function whenAnswered(response: ServerResponse, done: (answer: SentAnswer) => void): void {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const { write, end } = response;
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    keep(args[0]);
    return write.apply(this, args as never);
  } as typeof response.write;
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    if (!response.writableEnded) {
      keep(args[0]);
      done({
        status: response.statusCode,
        contentType: response.getHeader('content-type') as string | undefined,
        text: Buffer.concat(chunks).toString(),
      });
    }
    return end.apply(this, args as never);
  } as typeof response.end;
}
