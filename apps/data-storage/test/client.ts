import { expect } from '@jest/globals';
import { openApiDocument } from '../src/document.ts';
import type { components } from '../src/generated/openapi.ts';

export type NewActionTrace = components['schemas']['NewActionTrace'];
export type ActionTrace = components['schemas']['ActionTrace'];
export type ActionTraceUpdate = components['schemas']['ActionTraceUpdate'];
export type NewActionHistory = components['schemas']['NewActionHistory'];
export type ActionHistory = components['schemas']['ActionHistory'];
export type ResourceReference = components['schemas']['ResourceReference'];
export type ProblemBody = components['schemas']['Problem'];

export const DOCUMENT = openApiDocument();

/** An answer that is as the document says. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Call {
  readonly id?: number | string;
  /** Query string with its question mark. */
  readonly query?: string;
  /** Sent as JSON; text and bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Talks to the service over HTTP and holds every answer against openapi.yaml. */
export class Client {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Calls an operation by its id. */
  async call<Body>(operationId: string, call: Call = {}): Promise<Answer<Body>> {
    const { method, path } = DOCUMENT.operation(operationId);
    const response = await fetch(this.#url + path.replace('{id}', String(call.id)) + (call.query ?? ''), {
      method: method.toUpperCase(),
      headers: {
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: bytesOf(call.body) }),
    });
    const contentType = response.headers.get('content-type') ?? undefined;
    const text = await response.text();
    const body = (contentType?.includes('json') ? JSON.parse(text) : text) as Body;
    expect(DOCUMENT.validateResponse(operationId, response.status, contentType, body)).toEqual([]);
    expect(response.headers.get('x-request-id')).not.toBeNull();
    return { status: response.status, headers: response.headers, body };
  }

  /** POST of a trace whatever becomes of it. */
  post<Body = ActionTrace>(body: unknown, call: Call = {}): Promise<Answer<Body>> {
    return this.call('createActionTrace', { ...call, body });
  }

  /** Records a trace that must be new. */
  async create(body: NewActionTrace): Promise<ActionTrace> {
    const answer = await this.post(body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/action-traces/${answer.body.id}`);
    return answer.body;
  }

  /** GET of a trace that must exist. */
  async get(id: number, query = ''): Promise<ActionTrace> {
    const answer = await this.call<ActionTrace>('getActionTrace', { id, query });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  /** PATCH of a trace whatever becomes of it. */
  patch<Body = ActionTrace>(id: number, body: unknown, headers = {}): Promise<Answer<Body>> {
    return this.call('updateActionTrace', { id, body, headers });
  }

  /** PATCH that must be accepted. */
  async update(id: number, body: ActionTraceUpdate): Promise<ActionTrace> {
    const answer = await this.patch(id, body);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }
}

function bytesOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array
    ? (body as string | Uint8Array<ArrayBuffer>)
    : JSON.stringify(body);
}
