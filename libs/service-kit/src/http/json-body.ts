import { isUtf8 } from 'node:buffer';
import { types } from 'node:util';
import { raw, type Request, type RequestHandler, type Response } from 'express';
import { Problem } from '../problem.ts';
import { findJsonError } from './json-error-place.ts';
import { requireMediaType } from './media-type.ts';

/** Whether the request carries a body at all (RFC 9112, section 6.3). */
export function hasBody(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  );
}

/**
 * Reads a JSON body.
 * @param limit in bytes, counted after decompression
 * @throws Problem unsupported-media-type, payload-too-large, invalid-json, or invalid-request
 */
export function jsonBodyReader(limit: number): (request: Request, response: Response) => Promise<unknown> {
  const readBytes = raw({ limit, type: () => true });
  return async (request, response) => {
    requireMediaType(request, 'application/json');
    const bytes = await read(readBytes, limit, request, response);
    if (!isUtf8(bytes)) throw new Problem('invalid-json', 'The body is not valid UTF-8.');
    return parseJson(bytes.toString('utf8'));
  };
}

function read(reader: RequestHandler, limit: number, request: Request, response: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    void reader(request, response, (error?: unknown) => {
      if (error !== undefined) reject(bodyProblem(error, limit));
      else resolve(request.body as Buffer);
    });
  });
}

/** What body-parser reports; `type` is its documented way to tell errors apart. */
function bodyProblem(error: unknown, limit: number): Problem {
  const type = types.isNativeError(error) && 'type' in error ? error.type : undefined;
  switch (type) {
    case 'entity.too.large':
      return new Problem('payload-too-large', `The body is larger than the limit of ${limit} bytes.`, {
        cause: error,
        extensions: { limit: 'body-bytes', limit_value: limit },
      });
    case 'encoding.unsupported':
      return new Problem(
        'unsupported-media-type',
        'The Content-Encoding is not supported; use gzip or none.',
        {
          cause: error,
        },
      );
    default:
      return new Problem('invalid-request', 'The body could not be read as it was announced.', {
        cause: error,
        errors: [{ in: 'body', pointer: '', detail: 'is incomplete or not encoded as its headers say' }],
      });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = findJsonError(text) ?? { line: 1, column: 1, pointer: '' };
    const where = `line ${place.line}, column ${place.column}`;
    throw new Problem('invalid-json', `The body stops being JSON at ${where}.`, {
      cause,
      errors: [{ in: 'body', pointer: place.pointer, detail: `is not valid JSON at ${where}` }],
    });
  }
}
