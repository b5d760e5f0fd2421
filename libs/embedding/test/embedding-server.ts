import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly input: readonly string[];
    readonly [key: string]: unknown;
  };
}

/** Answers one request; a handler that does nothing lets it hang. */
export type Handler = (request: ReceivedRequest, response: ServerResponse) => void;

/** An embedding service on a free loopback port whose behaviour the test sets and changes. */
export interface EmbeddingServer {
  readonly baseUrl: string;
  readonly requests: readonly ReceivedRequest[];
  handler: Handler;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startEmbeddingServer(handler: Handler): Promise<EmbeddingServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as ReceivedRequest['body'];
      const request = { path: incoming.url, headers: incoming.headers, body };
      requests.push(request);
      running.handler(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const running: EmbeddingServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    handler,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return running;
}

/** A vector whose first number is the length of the text, so that a test can tell the texts apart. */
export function vectorOf(text: string): number[] {
  return [text.length, 1, ...new Array<number>(766).fill(0)];
}

/** Answers as the real services do; items in reverse order, which the API allows. */
export const answerWell: Handler = (request, response) => {
  const items = request.body.input.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: vectorOf(text),
  }));
  sendJson(response, { object: 'list', model: request.body.model, data: items.reverse() });
};

export function sendJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}
