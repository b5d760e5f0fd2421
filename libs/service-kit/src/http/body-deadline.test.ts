import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { acceptLongBody, limitBodyTime } from './body-deadline.ts';

let server: Server;
let refused: string[];
beforeEach(async () => {
  refused = [];
  server = createServer((request, response) => {
    if (request.url === '/long') acceptLongBody(request);
    request.resume().on('end', () => response.end('whole'));
  });
  limitBodyTime(server, 30);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    refused.push(error.code ?? '');
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function post(path: string) {
  const { port } = server.address() as AddressInfo;
  const request = httpRequest({ port, path, method: 'POST', headers: { 'Content-Length': 2 } });
  request.write('a');
  return request;
}

test('a body that does not end in time is refused', async () => {
  const [error] = await once(post('/short'), 'error').catch((reason: unknown) => [reason]);
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(refused).toEqual(['ERR_HTTP_REQUEST_TIMEOUT']);
});

test('unless it may take as long as it takes', async () => {
  const long = post('/long');
  const short = post('/short');
  await once(short, 'error').catch(() => undefined);
  long.end('b');
  const [response] = (await once(long, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  response.resume();
  expect(refused).toHaveLength(1);
});
