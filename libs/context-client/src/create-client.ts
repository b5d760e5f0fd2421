import createFetchClient, { type Middleware } from 'openapi-fetch';
import type { ContextClient } from './context-client.ts';
import type { paths } from './generated/openapi.ts';
import { UnexpectedAnswerError } from './unexpected-answer-error.ts';

export interface ClientOptions {
  /** Where the service listens, as `https://context.example.com`; a path of a gateway may follow. */
  readonly baseUrl: string;
  /** Longest time until an answer has arrived as a whole, in milliseconds. Default 10 000. */
  readonly timeoutMs?: number;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
}

const TIMEOUT_MS = 10_000;

/** A client of the Context API at `baseUrl`. It holds no connection and needs no closing. */
export function createClient(options: ClientOptions): ContextClient {
  const { baseUrl, timeoutMs = TIMEOUT_MS, headers = {}, fetch = globalThis.fetch } = options;
  const client = createFetchClient<paths>({
    baseUrl,
    headers,
    fetch: (request) =>
      fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) }),
  });
  client.use(answersOfTheService);
  return client as ContextClient;
}

/** Lets only JSON through, so that `data` and `error` are what their types say. */
const answersOfTheService: Middleware = {
  async onResponse({ response }) {
    if (!/^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '')) {
      throw new UnexpectedAnswerError(response.status, await response.text());
    }
  },
};
