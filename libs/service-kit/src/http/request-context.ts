import { randomUUID } from 'node:crypto';
import { type RequestHandler, type Response } from 'express';
import { withoutSecrets, type Logger } from '../log.ts';
import { type ProblemCode } from '../problem-catalogue.ts';

/** What is known about a request while it is served. */
export interface RequestContext {
  readonly requestId: string;
  /** Carries the request id. */
  readonly log: Logger;
  /** For the entry that tells about the request itself; carries nothing. */
  readonly accessLog: Logger;
  /** Who asks, as the proxy that authenticates callers says in its header; '' when nobody says. */
  readonly caller: string;
  /** From performance.now(). */
  readonly startedAt: number;
  /** Set by the route that matched; the template, never the path itself. */
  route?: string;
  operationId?: string;
  /** Of the problem that was answered. */
  problem?: ProblemCode;
}

export interface ContextOptions {
  /** Request header in which a trusted proxy names the caller. Without one all callers count as the same. */
  readonly callerHeader?: string | undefined;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** First middleware of every app: gives the request its id (the client's, if well-formed), a log, and a start time. */
export function requestContext(log: Logger, { callerHeader }: ContextOptions = {}): RequestHandler {
  const accessLog = withoutSecrets(log);
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const requestId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
    const caller = callerHeader === undefined ? '' : (request.get(callerHeader) ?? '');
    response.locals['context'] = new Context(log, accessLog, requestId, caller);
    response.setHeader('X-Request-ID', requestId);
    next();
  };
}

class Context implements RequestContext {
  readonly accessLog: Logger;
  readonly requestId: string;
  readonly caller: string;
  readonly startedAt = performance.now();
  route?: string;
  operationId?: string;
  problem?: ProblemCode;
  readonly #parentLog: Logger;
  #log: Logger | undefined;

  constructor(log: Logger, accessLog: Logger, requestId: string, caller: string) {
    this.#parentLog = log;
    this.accessLog = accessLog;
    this.requestId = requestId;
    this.caller = caller;
  }

  /** Made when it is first asked for: most requests log nothing of their own. */
  get log(): Logger {
    return (this.#log ??= this.#parentLog.child({ request_id: this.requestId }));
  }
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
