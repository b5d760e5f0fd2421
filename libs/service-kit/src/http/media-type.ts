import { type IncomingMessage } from 'node:http';
import { Problem } from '../problem.ts';

/** @throws Problem unsupported-media-type unless the body is of this type and, if it says so, UTF-8 */
export function requireMediaType({ headers }: IncomingMessage, expected: string): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const given = type.trim();
  if (given !== expected) {
    const found = given === '' ? 'The Content-Type header is missing' : `The body is ${given.slice(0, 100)}`;
    throw new Problem('unsupported-media-type', `${found}; send ${expected}.`, {
      headers: { Accept: expected },
    });
  }
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='))?.split('=', 2)[1];
  if (charset !== undefined && !['utf-8', 'utf8'].includes(charset.trim().replaceAll('"', ''))) {
    throw new Problem('unsupported-media-type', 'JSON is sent as UTF-8; leave the charset out.');
  }
}
