import { type Request, type RequestHandler, type Response } from 'express';
import { runUntilAborted } from '../abort-scope.ts';
import { type Admission } from '../admission/admission.ts';
import { type Gates } from '../admission/gates.ts';
import { type InFlightBytes } from '../admission/in-flight-bytes.ts';
import { type LimitTable } from '../limits/limit-table.ts';
import { type Operation } from '../openapi/operation.ts';
import { invalidRequest, type Violation } from '../problem.ts';
import { announcedBytes, bodyReader, hasBody } from './read-bytes.ts';
import { parseJson } from './json-body.ts';
import { mediaTypeOf } from './media-type.ts';
import { NDJSON_MEDIA_TYPE, ndjsonBody } from './ndjson-body.ts';
import { type OperationInput, type OperationShape } from './operation-types.ts';
import { parameterReader, readBody } from './read-request.ts';
import { markRoute } from './request-context.ts';
import { requestInput } from './request-input.ts';
import { streamReply } from './stream-reply.ts';

interface AnyReply {
  readonly status: number;
  readonly body?: unknown;
  /** A body that is JSON text already; used instead of `body`. */
  readonly json?: Uint8Array;
  readonly lines?: AsyncIterable<string | Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}
export type AnyHandler = (input: OperationInput<OperationShape>) => Promise<AnyReply> | AnyReply;

export interface ServeOptions {
  readonly limits: LimitTable;
  readonly gates: Gates;
}

interface Serving {
  readonly operation: Operation;
  readonly handler: AnyHandler;
  readonly gate: Admission;
  readonly bytes: InFlightBytes;
  /** How long a client may take nothing of a stream. */
  readonly idleMs: number;
}

/**
 * Serves the requests of one operation: reads the body, waits for its turn, checks everything against the document, lets
 * the handler work, and sends its answer.
 */
export function serveOperation(
  operation: Operation,
  handler: AnyHandler,
  { limits, gates }: ServeOptions,
): RequestHandler {
  const idleMs = limits.valueFor(operation, 'stream-idle-ms');
  const serving = { operation, handler, gate: gates.gateOf(operation), bytes: gates.bytes, idleMs };
  return operation.body?.kind === 'ndjson'
    ? serveLines(serving, limits.valueFor(operation, 'line-bytes'))
    : serve(serving, limits.valueFor(operation, 'body-bytes'));
}

function serve(serving: Serving, bodyLimit: number): RequestHandler {
  const { operation, handler, gate, bytes } = serving;
  const readParameters = parameterReader(operation);
  const readBytes = bodyReader([...(operation.body?.checks.keys() ?? [])], bodyLimit);
  return async (request, response) => {
    markRoute(response, operation.path, operation.id);
    gate.requireRoom();
    const present = operation.body !== undefined && hasBody(request);
    bytes.requireRoom(present ? announcedBytes(request, bodyLimit) : 0);
    const held = bytes.hold();
    try {
      const raw = present ? await readBytes(request, held) : undefined;
      const reply = await gate.run(response, async () => {
        const violations: Violation[] = [];
        const params = readParameters(request, violations);
        const given = raw && {
          value: parseJson(raw, operation.body?.items),
          mediaType: mediaTypeOf(request),
        };
        const body = readBody(operation, given, violations);
        if (violations.length > 0) throw invalidRequest(violations);
        const input = requestInput(request, response, params, body);
        return runUntilAborted(input.signal, async () => {
          const made = await handler(input as never);
          // A stream is made while it is sent.
          if (made.lines !== undefined) await send(request, response, made, serving);
          return made;
        });
      });
      if (reply.lines === undefined) await send(request, response, reply, serving);
    } finally {
      held.release();
    }
  };
}

/** As serve, for a body that the handler reads line by line while it works. */
function serveLines(serving: Serving, maxLineBytes: number): RequestHandler {
  const { operation, handler, gate, bytes, idleMs } = serving;
  const readParameters = parameterReader(operation);
  return async (request, response) => {
    markRoute(response, operation.path, operation.id);
    try {
      bytes.requireRoom(0);
      await gate.run(response, async () => {
        const violations: Violation[] = [];
        const params = readParameters(request, violations);
        if (violations.length > 0) throw invalidRequest(violations);
        const body = ndjsonBody(operation, request, { maxLineBytes, idleMs });
        const input = requestInput(request, response, params, body);
        await runUntilAborted(input.signal, async () =>
          send(request, response, await handler(input as never), serving),
        );
      });
    } catch (error) {
      // What the client still sends is not read: the connection cannot carry another request.
      if (!request.complete && !response.headersSent) response.set('Connection', 'close');
      throw error;
    }
  };
}

async function send(
  request: Request,
  response: Response,
  reply: AnyReply,
  { bytes, idleMs }: Serving,
): Promise<void> {
  response.status(reply.status);
  if (reply.headers !== undefined) response.set(reply.headers);
  if (reply.lines !== undefined) await streamReply(request, response, NDJSON_MEDIA_TYPE, reply.lines, idleMs);
  else if (reply.json !== undefined) sendJson(request, response, reply.json, bytes);
  else if (reply.body === undefined) response.end();
  else sendJson(request, response, JSON.stringify(reply.body), bytes);
}

/** What response.send would do, without finding out again that it is JSON, in UTF-8, and has no ETag of Express's. */
function sendJson(
  request: Request,
  response: Response,
  json: string | Uint8Array,
  bytes: InFlightBytes,
): void {
  const length = Buffer.byteLength(json);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', length);
  // The answer to HEAD has no body.
  if (request.method === 'HEAD') return void response.end();
  bytes.answer(response, length);
  response.end(json);
}
