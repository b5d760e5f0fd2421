import type { RequestListener } from 'node:http';
import { afterAll, afterEach } from '@jest/globals';
import type { OpenApiDocument } from '@precedent/service-kit';
import { answerFaults } from './answer-faults.ts';
import { recordAnswer } from './answers-record.ts';
import { findOperation } from './find-operation.ts';
import { whenAnswered } from './sent-answer.ts';

/**
 * Returns what wraps a service's app so that each of its answers, whoever asked, is held against the document. A test
 * during which one is not as documented fails. Which operations answered with which status is written down; the end of
 * a whole run looks whether that is all the document says. To be called at the top of a file that test files import.
 */
export function checkAnswers(
  service: string,
  document: OpenApiDocument,
): (app: RequestListener) => RequestListener {
  const faults: string[] = [];
  const fail = (): void => {
    const found = faults.splice(0);
    if (found.length > 0) throw new Error(`Not as openapi.yaml says:\n${found.join('\n')}`);
  };
  afterEach(fail);
  afterAll(fail);
  const known = new Set<string>();

  return (app) => (request, response) => {
    const { method = '', url = '' } = request;
    whenAnswered(response, (answer) => {
      // The answers to these have no body; what GET answers is looked at.
      if (method === 'HEAD' || method === 'OPTIONS') return;
      const operation = findOperation(document, method, url);
      const found = answerFaults(document, operation, answer);
      faults.push(...found.map((fault) => `${method} ${url}: ${fault}`));
      const name = operation && `${operation.method.toUpperCase()} ${operation.path}`;
      if (name === undefined || found.length > 0 || known.has(`${name} ${answer.status}`)) return;
      known.add(`${name} ${answer.status}`);
      recordAnswer({ service, operation: name, status: answer.status });
    });
    app(request, response);
  };
}
