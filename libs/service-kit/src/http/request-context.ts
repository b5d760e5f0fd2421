import { randomUUID } from 'node:crypto';
import { type RequestHandler, type Response } from 'express';
import { type Logger } from '../log.ts';

/** What is known about a request while it is served. */
export interface RequestContext {
  readonly requestId: string;
  readonly log: Logger;
  /** Who asks, as the proxy that authenticates callers says in its header; '' when nobody says. */
  readonly caller: string;
  /** From performance.now(). */
  readonly startedAt: number;
  /** Set by the route that matched; the template, never the path itself. */
  route?: string;
  operationId?: string;
}

export interface ContextOptions {
  /** Request header in which a trusted proxy names the caller. Without one all callers count as the same. */
  readonly callerHeader?: string | undefined;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** First middleware of every app: gives the request its id (the client's, if well-formed), a log, and a start time. */
export function requestContext(log: Logger, { callerHeader }: ContextOptions = {}): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const requestId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
    const context: RequestContext = {
      requestId,
      log: log.child({ request_id: requestId }),
      caller: callerHeader === undefined ? '' : (request.get(callerHeader) ?? ''),
      startedAt: performance.now(),
    };
    response.locals['context'] = context;
    response.setHeader('X-Request-ID', requestId);
    next();
  };
}

/** The context of the request that a response answers. @throws if requestContext is not the app's first middleware. */
export function contextOf(response: Response): RequestContext {
  const context = response.locals['context'] as RequestContext | undefined;
  if (context === undefined) throw new Error('requestContext must be the first middleware');
  return context;
}

/** Names the matched route in logs and metrics. */
export function markRoute(response: Response, route: string, operationId?: string): void {
  const context = contextOf(response);
  context.route = route;
  if (operationId !== undefined) context.operationId = operationId;
}
