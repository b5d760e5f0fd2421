import type { ReadServer, ReadServers, ServerState } from '@precedent/consumer-kit';
import {
  alreadyHas,
  runUntilAborted,
  toProblem,
  type Logger,
  type ProblemCode,
} from '@precedent/service-kit';
import { answerHeaders, type Origin } from './answer-headers.ts';
import { answerStore, storedAnswer, type AnswerStore, type StoredAnswer } from './answer-store.ts';
import type { CachePolicy } from './cache-policy.ts';
import { Flight } from './flight.ts';
import { requestKey } from './request-key.ts';

/** What a handler is given, as far as this is about it. */
export interface Request {
  readonly params: { readonly path: object; readonly query: object; readonly header: object };
  readonly body: unknown;
  readonly requestId: string;
  readonly path: string;
  readonly caller: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly json?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (request: Request) => Promise<Reply> | Reply;

/** An operation of the document. */
export interface CachedOperation {
  readonly id: string;
  /** How long an answer may be given again while no data changes. */
  readonly ttlMs: number;
}

interface Given {
  readonly answer: StoredAnswer;
  readonly origin: Origin;
  readonly lsn: string | undefined;
}

/** A kept answer is better than these. Whatever is the client's fault, or the schema's, is told. */
const STAND_IN_FOR: ReadonlySet<ProblemCode> = new Set(['temporary-reduced-capacity', 'query-timeout']);

/**
 * Answers from what was answered before. A kept answer is given again only after its server said that readers see the
 * same data as when it was made, so a write that was acknowledged is never hidden; one such question at a time serves
 * all requests that wait for it. Equal requests that see the same data share one computation. While the database
 * cannot be asked, kept answers stand in, marked as stale.
 */
export class AnswerCache {
  readonly store: AnswerStore;
  readonly #servers: ReadServers;
  readonly #policy: CachePolicy;
  readonly #count: (origin: Origin) => void;
  readonly #flights = new Map<string, Flight<StoredAnswer>>();

  /** @param count told where each answer came from */
  constructor(servers: ReadServers, policy: CachePolicy, count: (origin: Origin) => void) {
    this.#servers = servers;
    this.#policy = policy;
    this.#count = count;
    this.store = answerStore(policy.maxBytes);
  }

  /** The handler, answering from what is kept where that is right. */
  around(operation: CachedOperation, handler: Handler): Handler {
    return async (request) => {
      const { min_lsn: minLsn, ...query } = request.params.query as { readonly min_lsn?: string };
      const key = requestKey(operation.id, { path: request.params.path, query }, request.body);
      const given = await this.#servers
        .run((server) => this.#fresh(server, key, operation.ttlMs, handler, request), { minLsn })
        .catch((error: unknown) => this.#standIn(key, minLsn, error, request));
      this.#count(given.origin);
      return replyTo(request, given);
    };
  }

  async #fresh(
    server: ReadServer,
    key: string,
    ttlMs: number,
    handler: Handler,
    request: Request,
  ): Promise<Given> {
    const flightKey = (visible: string) => `${key} ${server.number} ${visible}`;
    const state = ttlMs > 0 ? await this.#stateFor(server, key, flightKey) : undefined;
    const lsn = state?.lsn;
    if (state === undefined) {
      const answer = await this.#compute(key, undefined, handler, request);
      return { answer, origin: 'miss', lsn };
    }
    const kept = this.store.get(key);
    const now = performance.now();
    if (kept?.visible === state.visible && now - kept.madeAt <= ttlMs) {
      kept.right.at = now;
      return { answer: kept, origin: 'hit', lsn };
    }
    const own = flightKey(state.visible);
    const under = this.#flights.get(own);
    if (under !== undefined && !under.abandoned) {
      return { answer: await under.join(request.signal), origin: 'joined', lsn };
    }
    const flight = new Flight(
      (signal) =>
        runUntilAborted(signal, () =>
          this.#compute(key, state.visible, handler, withSignal(request, signal)),
        ),
      server.lost,
    );
    this.#flights.set(own, flight);
    try {
      return { answer: await flight.join(request.signal), origin: 'miss', lsn };
    } finally {
      if (this.#flights.get(own) === flight) this.#flights.delete(own);
    }
  }

  /**
   * What readers see. Where nothing is kept and nobody computes, that of a moment ago will do, without a question: what
   * is computed now sees at least that, and whoever wants to have the answer again asks whether that is still all.
   */
  async #stateFor(
    server: ReadServer,
    key: string,
    flightKey: (visible: string) => string,
  ): Promise<ServerState | undefined> {
    const { state } = server;
    const nothingToShare =
      state !== undefined && !this.store.has(key) && !this.#flights.has(flightKey(state.visible));
    return nothingToShare ? state : server.ask();
  }

  async #compute(
    key: string,
    visible: string | undefined,
    handler: Handler,
    request: Request,
  ): Promise<StoredAnswer> {
    const { body } = await handler(request);
    const answer = storedAnswer(body, visible);
    this.store.put(key, answer);
    return answer;
  }

  /** @throws error when nothing can stand in for it */
  #standIn(key: string, minLsn: string | undefined, error: unknown, { log, signal }: Request): Given {
    // Its own going away is what failed: that is no news of the database, and nobody takes an answer.
    if (signal.aborted) throw error;
    const { code } = toProblem(error);
    const answer = this.store.get(key);
    // An answer from before the write that the client knows of would be wrong for it.
    if (answer === undefined || minLsn !== undefined || !STAND_IN_FOR.has(code)) throw error;
    const age = performance.now() - answer.right.at;
    if (age > this.#policy.staleMs) throw error;
    log.warn({ err: error, code, age_ms: Math.round(age) }, 'a kept answer stands in for the database');
    return { answer, origin: 'stale', lsn: undefined };
  }
}

/** Not a copy: whoever copies a request makes it make a logger and a signal of its own. */
function withSignal(request: Request, signal: AbortSignal): Request {
  return Object.create(request, { signal: { value: signal } }) as Request;
}

function replyTo({ params }: Request, { answer, origin, lsn }: Given): Reply {
  const { 'If-None-Match': ifNoneMatch } = params.header as { readonly 'If-None-Match'?: string };
  const headers = answerHeaders(answer, origin, lsn);
  if (alreadyHas(ifNoneMatch, answer.tag)) return { status: 304, headers };
  return { status: 200, json: answer.json, headers };
}
