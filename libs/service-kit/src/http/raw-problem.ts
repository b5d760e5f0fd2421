import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { KIT_LIMITS } from '../limits/kit-limits.ts';
import { Problem, PROBLEM_MEDIA_TYPE } from '../problem.ts';

/** Code of the error of a request that does not name its host, as HTTP/1.1 wants it (RFC 9112, section 3.2). */
export const NO_HOST = 'ERR_NO_HOST';

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
    const { value } = KIT_LIMITS['headers-bytes'];
    return new Problem('headers-too-large', `The request line and headers are larger than ${value} bytes.`, {
      extensions: { limit: 'headers-bytes', limit_value: value },
    });
  }
  if (errorCode === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const { 'headers-ms': headers, 'request-ms': request } = KIT_LIMITS;
    return new Problem(
      'request-timeout',
      `Headers must arrive within ${headers.value} ms, the whole request within ${request.value} ms.`,
      { extensions: { limit: 'request-ms', limit_value: request.value } },
    );
  }
  if (errorCode === 'HPE_INVALID_METHOD') {
    return new Problem('invalid-request', 'What was sent does not begin with a method of HTTP.');
  }
  if (errorCode === NO_HOST) {
    return new Problem('invalid-request', 'The header Host is missing.', {
      errors: [{ in: 'header', parameter: 'Host', detail: 'is required' }],
    });
  }
  return new Problem('invalid-request', 'The bytes sent are not an HTTP request.');
}
