import { type Request, type Response } from 'express';
import { type Logger } from '../log.ts';
import { mediaTypeOf } from './media-type.ts';
import { contextOf } from './request-context.ts';

/**
 * What a handler gets of a request. Log and signal are made for those who ask, most handlers need neither; whoever copies
 * the object has asked.
 */
export function requestInput(request: Request, response: Response, params: unknown, body: unknown) {
  const context = contextOf(response);
  let signal: AbortSignal | undefined;
  return {
    params,
    body,
    requestId: context.requestId,
    caller: context.caller,
    get log(): Logger {
      return context.log;
    },
    get mediaType(): string {
      return mediaTypeOf(request);
    },
    /** Without the query. */
    get path(): string {
      return request.originalUrl.split('?', 1)[0] ?? '/';
    },
    get signal(): AbortSignal {
      return (signal ??= abortedWith(response));
    },
  };
}

function abortedWith(response: Response): AbortSignal {
  const controller = new AbortController();
  if (response.closed && !response.writableFinished) controller.abort();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
