import { expect } from '@jest/globals';
import { findOperation } from '@precedent/testing/answers';
import { openApiDocument } from '../src/document.ts';
import type { components, operations } from '../src/generated/openapi.ts';

type Schemas = components['schemas'];
export type Incident = Schemas['Incident'];
export type Problem = Schemas['Problem'] & Readonly<Record<string, unknown>>;
/** A page of whole incidents: what a list without `fields` answers. */
type Page = Omit<Schemas['IncidentPage'], 'items'> & { readonly items: Incident[] };
export type SearchBody = Partial<operations['searchIncidents']['requestBody']['content']['application/json']>;
type Query = Readonly<Record<string, string | number | readonly string[]>>;

/** An answer, checked against the OpenAPI document. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when JSON, text otherwise, undefined when empty. */
  readonly body: unknown;
}

export const DOCUMENT = openApiDocument();

/** Speaks HTTP with a running service and expects every answer to be as openapi.yaml documents it. */
export class Client {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.#origin + path, { ...init, method, redirect: 'manual' });
    const contentType = response.headers.get('content-type') ?? undefined;
    const text = await response.text();
    const body: unknown =
      /json/.test(contentType ?? '') && text !== '' ? JSON.parse(text) : text || undefined;
    if (method !== 'HEAD' && method !== 'OPTIONS') {
      const operationId = findOperation(DOCUMENT, method, path)?.id ?? 'listIncidents'; // whose `default` is any problem
      expect(DOCUMENT.validateResponse(operationId, response.status, contentType, body)).toEqual([]);
    }
    if (response.status >= 400) expectProblem(response, body);
    return { status: response.status, headers: response.headers, body };
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown, contentType = 'application/json'): Promise<Answer> {
    const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    return this.send('POST', path, {
      body: text as NonNullable<RequestInit['body']>,
      headers: { 'content-type': contentType },
    });
  }

  /** A page of the list, without `fields`. Expects success. */
  list(query: Query = {}): Promise<Page> {
    return this.ask('/api/v1/incidents', query);
  }

  /** The body of a successful answer to a query with parameters. */
  async ask<Body>(path: string, query: Query = {}): Promise<Body> {
    const parameters = Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((item): [string, string] => [name, String(item)]),
    );
    const { status, body } = await this.get(`${path}?${new URLSearchParams(parameters).toString()}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as Body;
  }

  /** What worked before. Expects success. */
  context(query: Query): Promise<Schemas['Context']> {
    return this.ask('/api/v1/context', query);
  }

  /** A search. Expects success. */
  async search(request: SearchBody): Promise<Schemas['SearchResult']> {
    const { status, body } = await this.post('/api/v1/incidents/search', request);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as Schemas['SearchResult'];
  }
}

const LEAKS =
  /\b(select|insert|update|delete) [^"]*\b(from|into|set)\b|node_modules|\.ts:\d|\bat \w+ \(|127\.0\.0\.1|postgres/i;

/** What every failure has in common; the health answers are no problem documents. */
function expectProblem(response: Response, body: unknown): void {
  const type = response.headers.get('content-type');
  if (type?.startsWith('application/json') && response.status === 503) return;
  if (body === undefined) return;
  expect(type).toBe('application/problem+json');
  const problem = body as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.request_id).toBe(response.headers.get('x-request-id'));
  expect(problem.instance).toBe(new URL(response.url).pathname);
  expect(JSON.stringify({ ...problem, instance: '' })).not.toMatch(LEAKS);
}
