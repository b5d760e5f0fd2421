import { type Registry } from 'prom-client';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { runUntilAborted } from '../abort-scope.ts';
import { type Admission } from '../admission/admission.ts';
import { admissionMetrics } from '../admission/admission-metrics.ts';
import { bodyReservation, gates } from '../admission/gates.ts';
import { invalidRequest, Problem, type Violation } from '../problem.ts';
import { LimitTable } from '../limits/limit-table.ts';
import { type OpenApiDocument } from '../openapi/openapi-document.ts';
import { type Operation } from '../openapi/operation.ts';
import { hasBody, jsonBodyReader } from './json-body.ts';
import { NDJSON_MEDIA_TYPE, ndjsonBody, type NdjsonBodyOptions } from './ndjson-body.ts';
import { type OperationInput, type OperationShape, type Routes } from './operation-types.ts';
import { parameterReader, readBody } from './read-request.ts';
import { markRoute } from './request-context.ts';
import { requestInput } from './request-input.ts';
import { streamReply } from './stream-reply.ts';

export interface OperationRouterOptions {
  /** Default: those of the document, and this package's own. */
  readonly limits?: LimitTable;
  /** Given, how many requests are being served and wait can be seen there. */
  readonly metrics?: Registry;
}

interface AnyReply {
  readonly status: number;
  readonly body?: unknown;
  /** A body that is JSON text already; used instead of `body`. */
  readonly json?: Uint8Array;
  readonly lines?: AsyncIterable<string | Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}
type AnyHandler = (input: OperationInput<OperationShape>) => Promise<AnyReply> | AnyReply;

/**
 * Routes requests to handlers by the document: every request is checked against it first, known paths refuse other
 * methods. Operations marked `x-served-by: service-kit` in the document have no handler here.
 * @throws Error at once when table and document do not name the same operations
 */
export function operationRouter<Operations>(
  document: OpenApiDocument,
  routes: Routes<Operations>,
  options: OperationRouterOptions = {},
): Router {
  const handlers = new Map(Object.entries(routes as unknown as Record<string, AnyHandler>));
  const operations = [...document.operations.values()].filter((operation) => !operation.servedByKit);
  assertSameOperations(operations, handlers);

  const router = Router({ caseSensitive: true, strict: true });
  const limits = options.limits ?? new LimitTable({ document });
  const { gateOf, all } = gates(limits, operations);
  if (options.metrics !== undefined) admissionMetrics(options.metrics, all);
  for (const [path, group] of inMatchingOrder(Map.groupBy(operations, (operation) => operation.path))) {
    const route = router.route(expressPath(path));
    const byMethod = new Map(
      group.map((operation) => [
        operation.method,
        serve(operation, handlers.get(operation.id) as AnyHandler, limits, gateOf(operation)),
      ]),
    );
    const allowed = allowedMethods([...byMethod.keys()]);
    route.all((request, response, next) => {
      markRoute(response, path);
      const method = request.method.toLowerCase();
      const handler = byMethod.get(method) ?? (method === 'head' ? byMethod.get('get') : undefined);
      if (handler !== undefined) return handler(request, response, next);
      if (method === 'options') return void response.status(204).set('Allow', allowed).end();
      throw new Problem(
        'method-not-allowed',
        `${request.method} is not supported here; allowed: ${allowed}.`,
        {
          headers: { Allow: allowed },
        },
      );
    });
  }
  return router;
}

function serve(
  operation: Operation,
  handler: AnyHandler,
  limits: LimitTable,
  gate: Admission,
): RequestHandler {
  if (operation.body?.kind === 'ndjson') {
    const maxLineBytes = limits.valueFor(operation, 'line-bytes');
    return serveLines(operation, handler, gate, { maxLineBytes, idleMs: limits.value('stream-idle-ms') });
  }
  const readParameters = parameterReader(operation);
  const bodyLimit = limits.valueFor(operation, 'body-bytes');
  const readJson = jsonBodyReader(bodyLimit);
  return async (request, response) => {
    markRoute(response, operation.path, operation.id);
    const waiting = gate.admit(response, bodyReservation(request, bodyLimit));
    if (waiting !== undefined) await waiting;
    const violations: Violation[] = [];
    const params = readParameters(request, violations);
    const present = operation.body !== undefined && hasBody(request);
    const given = present ? { value: await readJson(request, response) } : undefined;
    const body = readBody(operation, given, violations);
    if (violations.length > 0) throw invalidRequest(violations);
    const input = requestInput(request, response, params, body);
    await runUntilAborted(input.signal, async () => send(request, response, await handler(input as never)));
  };
}

/** As serve, for a body that the handler reads line by line while it works. */
function serveLines(
  operation: Operation,
  handler: AnyHandler,
  gate: Admission,
  options: NdjsonBodyOptions,
): RequestHandler {
  const readParameters = parameterReader(operation);
  return async (request, response) => {
    markRoute(response, operation.path, operation.id);
    const waiting = gate.admit(response, options.maxLineBytes);
    if (waiting !== undefined) await waiting;
    const violations: Violation[] = [];
    const params = readParameters(request, violations);
    if (violations.length > 0) throw invalidRequest(violations);
    const body = ndjsonBody(operation, request, options);
    const input = requestInput(request, response, params, body);
    try {
      await runUntilAborted(input.signal, async () => send(request, response, await handler(input as never)));
    } catch (error) {
      // What the client still sends is not read: the connection cannot carry another request.
      if (!request.complete && !response.headersSent) response.set('Connection', 'close');
      throw error;
    }
  };
}

async function send(request: Request, response: Response, reply: AnyReply): Promise<void> {
  response.status(reply.status);
  if (reply.headers !== undefined) response.set(reply.headers);
  if (reply.lines !== undefined) await streamReply(request, response, NDJSON_MEDIA_TYPE, reply.lines);
  else if (reply.json !== undefined) sendJson(request, response, reply.json);
  else if (reply.body === undefined) response.end();
  else sendJson(request, response, JSON.stringify(reply.body));
}

/** What response.send would do, without finding out again that it is JSON, in UTF-8, and has no ETag of Express's. */
function sendJson(request: Request, response: Response, json: string | Uint8Array): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(json));
  // The answer to HEAD has no body.
  if (request.method === 'HEAD') response.end();
  else response.end(json);
}

/** OpenAPI lets a concrete path win over a template: /items/search before /items/{id}. */
function inMatchingOrder<T>(byPath: ReadonlyMap<string, T>): [string, T][] {
  // '{' sorts after every character of an unescaped path segment.
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `/items/{id}` to Express's `/items/:id`. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function allowedMethods(methods: readonly string[]): string {
  const all = new Set(['options', ...methods, ...(methods.includes('get') ? ['head'] : [])]);
  return [...all]
    .map((method) => method.toUpperCase())
    .sort()
    .join(', ');
}

function assertSameOperations(
  operations: readonly Operation[],
  handlers: ReadonlyMap<string, unknown>,
): void {
  const documented = new Set(operations.map((operation) => operation.id));
  const missing = [...documented].filter((id) => !handlers.has(id));
  const extra = [...handlers.keys()].filter((id) => !documented.has(id));
  const parts = [
    ...(missing.length > 0 ? [`no handler for ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`not in the document: ${extra.join(', ')}`] : []),
  ];
  if (parts.length > 0) throw new Error(`Routes and OpenAPI document differ: ${parts.join('; ')}.`);
}
