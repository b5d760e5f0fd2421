import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { whenAnswered } from './sent-answer.ts';
import type { SentAnswer } from './answer-faults.ts';

/** What is seen of the answer of an app to one request, and what the client gets. */
async function seen(app: RequestListener): Promise<{ answers: SentAnswer[]; got: string }> {
  const answers: SentAnswer[] = [];
  const server = createServer((request, response) => {
    whenAnswered(response, (answer) => answers.push(answer));
    app(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const got = await (await fetch(`http://127.0.0.1:${port}`)).text();
    return { answers, got };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('an answer in one piece, in several, and without a body is seen as the client gets it', async () => {
  const whole: RequestListener = (_, response) => {
    response.statusCode = 201;
    response.setHeader('content-type', 'application/json');
    response.end('"é"');
  };
  expect(await seen(whole)).toEqual({
    answers: [{ status: 201, contentType: 'application/json', text: '"é"' }],
    got: '"é"',
  });
  const pieces: RequestListener = (_, response) => {
    response.setHeader('content-type', 'text/plain');
    response.write('a');
    response.write(Buffer.from('b'));
    response.end();
  };
  expect(await seen(pieces)).toEqual({
    answers: [{ status: 200, contentType: 'text/plain', text: 'ab' }],
    got: 'ab',
  });
  const empty: RequestListener = (_, response) => response.writeHead(204).end();
  expect(await seen(empty)).toEqual({
    answers: [{ status: 204, contentType: undefined, text: '' }],
    got: '',
  });
});
