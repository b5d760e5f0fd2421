import { expect, test } from '@jest/globals';
import { NO_HOST, rawProblemResponse } from './raw-problem.ts';

test.each([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large', 'headers-too-large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout', 'request-timeout'],
  ['HPE_INVALID_METHOD', '400 Bad Request', 'invalid-request'],
  [NO_HOST, '400 Bad Request', 'invalid-request'],
  [undefined, '400 Bad Request', 'invalid-request'],
])('%s is answered as %s', (errorCode, statusLine, code) => {
  const [head = '', body = ''] = rawProblemResponse(errorCode).split('\r\n\r\n');
  const lines = head.split('\r\n');
  expect(lines[0]).toBe(`HTTP/1.1 ${statusLine}`);
  expect(lines).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
  expect(lines).toContain('Connection: close');
  expect(JSON.parse(body)).toMatchObject({ code, status: Number(statusLine.slice(0, 3)) });
});
