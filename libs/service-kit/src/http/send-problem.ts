import { type Request, type Response } from 'express';
import { type Problem, PROBLEM_MEDIA_TYPE } from '../problem.ts';
import { contextOf } from './request-context.ts';

/** Sends a problem document. The answer to HEAD has no body. */
export function sendProblem(request: Request, response: Response, problem: Problem): void {
  const context = contextOf(response);
  const { requestId } = context;
  context.problem = problem.code;
  const [instance = '/'] = request.originalUrl.split('?', 1);
  response.status(problem.status).set(problem.headers);
  response.set('Content-Type', PROBLEM_MEDIA_TYPE).set('Cache-Control', 'no-store');
  // A Buffer, because send adds a charset to the type of a string, and this type has none.
  response.send(Buffer.from(JSON.stringify(problem.toDocument({ instance, requestId }))));
}
