import { expect } from '@jest/globals';
import { openApiDocument } from '../src/document.ts';
import type { components, operations } from '../src/generated/openapi.ts';

export interface Answer {
  readonly status: number;
  /** Parsed when JSON, text otherwise. */
  readonly body: unknown;
}

const document = openApiDocument();

/** Speaks HTTP with a running service and expects every answer to be as openapi.yaml documents it. */
export class Client {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async send(method: string, path: string): Promise<Answer> {
    const response = await fetch(this.#origin + path, { method });
    const contentType = response.headers.get('content-type') ?? '';
    const body: unknown = contentType.includes('json') ? await response.json() : await response.text();
    const [pathname] = path.split('?', 1);
    const operation = [...document.operations.values()].find((own) => own.path === pathname);
    const id = operation?.id ?? 'listResources'; // whose `default` is any problem
    expect(document.validateResponse(id, response.status, contentType, body)).toEqual([]);
    return { status: response.status, body };
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** A page of the list. Expects success. */
  async list(
    query: NonNullable<operations['listResources']['parameters']['query']> = {},
  ): Promise<components['schemas']['ResourcePage']> {
    const parameters = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await this.get(`/api/v1/resources?${new URLSearchParams(parameters).toString()}`);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as components['schemas']['ResourcePage'];
  }
}
