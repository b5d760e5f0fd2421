import { createHash } from 'node:crypto';
import { invalidRequest } from '@precedent/service-kit';

/** What a request asks for. */
export interface Asked {
  readonly path: string;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * SHA-256 of what a request asks for, as hex. The order of properties does not count, nor how the JSON was written.
 * @throws Problem invalid-request for a body too deep to be written down
 */
export function fingerprint({ path, query, body }: Asked): string {
  try {
    return sha256(JSON.stringify([path, query, body], sorted));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidRequest([{ in: 'body', pointer: '', detail: 'is nested too deeply' }], error);
  }
}

/** SHA-256 as hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
