import { type ErrorRequestHandler, type RequestHandler } from 'express';
import { WorkAborted } from '../abort-scope.ts';
import { type Logger } from '../log.ts';
import { Problem } from '../problem.ts';
import { toProblem } from '../sqlstate.ts';
import { contextOf } from './request-context.ts';
import { sendProblem } from './send-problem.ts';

/** Second to last: no route took the request. */
export function unknownRoute(): RequestHandler {
  return (request) => {
    const path = request.path.length > 200 ? `${request.path.slice(0, 200)}…` : request.path;
    throw new Problem('unknown-route', `There is no ${path} here.`);
  };
}

/** Last: turns anything thrown into a problem document and logs what lies beneath. */
export function problemHandler(): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    if (error instanceof WorkAborted && response.closed) return;
    const problem = error instanceof Problem ? error : (clientFault(error) ?? toProblem(error));
    if (!isRefusal(problem)) log(contextOf(response).log, problem);
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, problem);
  };
}

/** Nothing failed when there is no room for a request. The access log has it; an overload shall not fill the log. */
function isRefusal({ code, cause }: Problem): boolean {
  return code === 'temporary-reduced-capacity' && cause === undefined;
}

function log(log: Logger, problem: Problem): void {
  const { code, cause, detail } = problem;
  if (problem.status >= 500) log.error({ code, err: cause ?? problem }, detail);
  else log.debug({ code, err: cause }, detail);
}

/** Express marks a path it cannot decode with status 400. */
function clientFault(error: unknown): Problem | undefined {
  if (!(error instanceof URIError)) return undefined;
  return new Problem('invalid-request', 'The path is not valid percent-encoding.', {
    cause: error,
    errors: [{ in: 'path', detail: 'is not valid percent-encoding' }],
  });
}
