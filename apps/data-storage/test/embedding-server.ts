import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { EMBEDDING_DIMENSIONS, OpenAiProvider } from '@precedent/embedding';

/** How the model behaves; a test changes it while it runs. */
export interface Behaviour {
  /** False: every request is answered with 503. */
  up: boolean;
  /** Texts that hold this word are refused with 400. */
  refuses: string | undefined;
  /** Awaited before each answer, or only before those to texts that hold the word `holds`. */
  gate: Promise<void>;
  holds: string | undefined;
  /** Status of every answer while the model is not up. */
  downWith: number;
}

/** An embedding service of the OpenAI kind on a free port of this machine. */
export interface EmbeddingServer {
  readonly behaviour: Behaviour;
  readonly url: string;
  /** The texts of every request, in order of arrival. */
  readonly requests: readonly (readonly string[])[];
  /** A provider that asks it, without retries of its own. @param model by default `test-model` */
  provider(model?: string, breakAfter?: number): OpenAiProvider;
  stop(): Promise<void>;
}

/** The vector the model makes: it points in the direction that the text's bytes add up to. */
export function modelVector(text: string): number[] {
  const sum = Buffer.from(text).reduce((total, byte, index) => total + byte * (index + 1), 0);
  return Array.from({ length: EMBEDDING_DIMENSIONS }, (_, index) =>
    index === sum % EMBEDDING_DIMENSIONS ? 1 : 0,
  );
}

export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const behaviour: Behaviour = {
    up: true,
    refuses: undefined,
    gate: Promise.resolve(),
    holds: undefined,
    downWith: 503,
  };
  const requests: (readonly string[])[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { input } = (await json(request)) as { input: string[] };
      requests.push(input);
      const { refuses, holds } = behaviour;
      if (holds === undefined || input.some((text) => text.includes(holds))) await behaviour.gate;
      if (!behaviour.up) response.writeHead(behaviour.downWith).end();
      else if (refuses !== undefined && input.some((text) => text.includes(refuses)))
        response.writeHead(400).end();
      else {
        const data = input.map((text, index) => ({
          object: 'embedding',
          index,
          embedding: modelVector(text),
        }));
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ object: 'list', data }));
      }
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    behaviour,
    url: baseUrl,
    requests,
    provider: (model = 'test-model', breakAfter = 1_000_000) =>
      new OpenAiProvider({
        baseUrl,
        model,
        timeoutMs: 5_000,
        resilience: { retries: 0, breakAfter },
      }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
