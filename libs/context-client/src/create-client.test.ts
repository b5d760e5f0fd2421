import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient, orThrow, type ClientOptions, type ContextClient } from './index.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A client of a server that answers as told; both end with the test. */
async function clientOf(
  answer: RequestListener,
  options: Partial<ClientOptions> = {},
): Promise<ContextClient> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...options });
}

const PROBLEM = {
  type: '/problems/temporary-reduced-capacity',
  title: 'The service cannot answer at the moment',
  status: 503,
  detail: 'The database is unavailable.',
  instance: '/api/v1/incidents',
  code: 'temporary-reduced-capacity',
  request_id: 'r-1',
};

describe('a request', () => {
  test('repeats a filter of several values, and carries the headers of the client and its own', async () => {
    let seen: IncomingMessage | undefined;
    const client = await clientOf(
      (request, response) => {
        seen = request;
        response.setHeader('content-type', 'application/json').end('{"items":[],"next_cursor":null}');
      },
      { headers: { authorization: 'Bearer abc' } },
    );
    await client.GET('/api/v1/incidents', {
      params: { query: { severity: ['critical', 'high'], q: 'a b&c' } },
      headers: { 'x-request-id': 'mine' },
    });
    expect(seen?.url).toBe('/api/v1/incidents?severity=critical&severity=high&q=a%20b%26c');
    expect(seen?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-request-id': 'mine' });
  });

  test.each([
    ['no answer begins', () => undefined],
    [
      'an answer does not end',
      (_, response) => void response.setHeader('content-type', 'application/json').write('{"items":['),
    ],
  ] satisfies [string, RequestListener][])('ends after timeoutMs when %s', async (_, answer) => {
    const client = await clientOf(answer, { timeoutMs: 50 });
    await expect(client.GET('/api/v1/incidents')).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('ends when its signal says so, with the reason of that', async () => {
    const controller = new AbortController();
    const client = await clientOf(() => controller.abort(new Error('nobody waits')));
    await expect(client.GET('/api/v1/incidents', { signal: controller.signal })).rejects.toThrow(
      'nobody waits',
    );
  });
});

describe('an answer', () => {
  test('that is a problem is the error, and orThrow throws it with when to try again', async () => {
    const client = await clientOf((_, response) =>
      response
        .writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '2' })
        .end(JSON.stringify(PROBLEM)),
    );
    const { data, error } = await client.GET('/api/v1/incidents');
    expect({ data, error }).toEqual({ data: undefined, error: PROBLEM });
    await expect(orThrow(client.GET('/api/v1/incidents'))).rejects.toMatchObject({
      name: 'ProblemError',
      message: 'The service cannot answer at the moment: The database is unavailable.',
      problem: PROBLEM,
      code: 'temporary-reduced-capacity',
      status: 503,
      retryAfterSeconds: 2,
    });
  });

  test.each([
    ['a page of a proxy', 502, 'text/html', '<h1>Bad gateway</h1>'],
    ['a page that claims success', 200, 'text/html', '<h1>Log in</h1>'],
    ['nothing', 304, undefined, ''],
  ])('that is %s is refused', async (_, status, type, text) => {
    const client = await clientOf((_request, response) => {
      response.writeHead(status, type === undefined ? {} : { 'content-type': type }).end(text);
    });
    await expect(client.GET('/api/v1/incidents')).rejects.toMatchObject({
      name: 'UnexpectedAnswerError',
      status,
      text,
    });
  });

  test('of nobody is a TypeError', async () => {
    await expect(
      createClient({ baseUrl: 'http://127.0.0.1:1' }).GET('/api/v1/incidents'),
    ).rejects.toMatchObject({ name: 'TypeError' });
  });
});
