import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { Problem, PROBLEM_MEDIA_TYPE } from '../problem.ts';

/** The bytes that answer what never became a request: the parser refused it, or it came too slowly. */
export function rawProblemResponse(errorCode: string | undefined): string {
  const problem = problemOf(errorCode);
  const requestId = randomUUID();
  const body = JSON.stringify(problem.toDocument({ instance: '', requestId }));
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-ID: ${requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

function problemOf(errorCode: string | undefined): Problem {
  if (errorCode === 'HPE_HEADER_OVERFLOW') {
    return new Problem('headers-too-large', 'The request line and headers are larger than 16 KiB.');
  }
  if (errorCode === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem(
      'request-timeout',
      'Headers must arrive within 10 seconds, the whole request within 30.',
    );
  }
  return new Problem('invalid-request', 'The bytes sent are not an HTTP request.');
}
