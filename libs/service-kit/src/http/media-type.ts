import { type IncomingMessage } from 'node:http';
import { Problem } from '../problem.ts';

/** Type of the body in lower case, without parameters; '' when the request does not say. */
export function mediaTypeOf({ headers }: IncomingMessage): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** @throws Problem unsupported-media-type unless the body is of one of these types and, if it says so, UTF-8 */
export function requireMediaType(request: IncomingMessage, expected: readonly string[]): void {
  const given = mediaTypeOf(request);
  if (!expected.includes(given)) {
    const found = given === '' ? 'The Content-Type header is missing' : `The body is ${given.slice(0, 100)}`;
    throw new Problem('unsupported-media-type', `${found}; send ${expected.join(' or ')}.`, {
      headers: { Accept: expected.join(', ') },
    });
  }
  const [, ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='))?.split('=', 2)[1];
  if (charset !== undefined && !['utf-8', 'utf8'].includes(charset.trim().replaceAll('"', ''))) {
    throw new Problem('unsupported-media-type', 'JSON is sent as UTF-8; leave the charset out.');
  }
}
