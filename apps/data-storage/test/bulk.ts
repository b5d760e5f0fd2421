import { expect } from '@jest/globals';
import type { components } from '../src/generated/openapi.ts';
import { DOCUMENT, type Answer } from './client.ts';

export type ImportSummary = components['schemas']['ImportSummary'];
export type Line = Readonly<Record<string, unknown>>;

const PATH = '/api/v1/action-traces';

/** Objects as newline-delimited JSON. */
export function ndjson(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Sends an import; the answer is as the document says. */
export async function importLines<Body = ImportSummary>(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const response = await fetch(`${url}${PATH}/import`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-ndjson', ...headers },
  });
  const answer = (await response.json()) as Body;
  const type = response.headers.get('content-type') ?? undefined;
  expect(DOCUMENT.validateResponse('importActionTraces', response.status, type, answer)).toEqual([]);
  return { status: response.status, headers: response.headers, body: answer };
}

/** The lines of an export, each as the document says. */
export async function exportLines(url: string, query = ''): Promise<Line[]> {
  const response = await fetch(`${url}${PATH}/export${query}`);
  const type = response.headers.get('content-type') ?? undefined;
  const text = await response.text();
  expect([response.status, type]).toEqual([200, 'application/x-ndjson']);
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const value = JSON.parse(line) as Line;
    expect(DOCUMENT.validateResponse('exportActionTraces', 200, type, value)).toEqual([]);
    return value;
  });
}
