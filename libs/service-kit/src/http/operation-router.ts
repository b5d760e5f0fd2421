import { type Registry } from 'prom-client';
import { Router } from 'express';
import { admissionMetrics } from '../admission/admission-metrics.ts';
import { gates } from '../admission/gates.ts';
import { Problem } from '../problem.ts';
import { LimitTable } from '../limits/limit-table.ts';
import { type OpenApiDocument } from '../openapi/openapi-document.ts';
import { type Operation } from '../openapi/operation.ts';
import { type Routes } from './operation-types.ts';
import { markRoute } from './request-context.ts';
import { serveOperation, type AnyHandler } from './serve-operation.ts';

export interface OperationRouterOptions {
  /** Default: those of the document, and this package's own. */
  readonly limits?: LimitTable;
  /** Given, how many requests are being served and wait can be seen there. */
  readonly metrics?: Registry;
}

/**
 * Routes requests to handlers by the document: every request is checked against it first, known paths refuse other
 * methods. Operations marked `x-served-by: service-kit` in the document have no handler here: they are answered earlier.
 * @throws Error at once when table and document do not name the same operations
 */
export function operationRouter<Operations>(
  document: OpenApiDocument,
  routes: Routes<Operations>,
  options: OperationRouterOptions = {},
): Router {
  const handlers = new Map(Object.entries(routes as unknown as Record<string, AnyHandler>));
  const all = [...document.operations.values()];
  assertSameOperations(
    all.filter((operation) => !operation.servedByKit),
    handlers,
  );

  const router = Router({ caseSensitive: true, strict: true });
  const limits = options.limits ?? new LimitTable({ document });
  const allGates = gates(document, limits);
  if (options.metrics !== undefined) admissionMetrics(options.metrics, allGates);
  for (const [path, group] of inMatchingOrder(Map.groupBy(all, (operation) => operation.path))) {
    const route = router.route(expressPath(path));
    const byMethod = new Map(
      group.flatMap((operation) => {
        const handler = handlers.get(operation.id);
        return handler === undefined
          ? []
          : [[operation.method, serveOperation(operation, handler, { limits, gates: allGates })] as const];
      }),
    );
    const allowed = allowedMethods(group.map((operation) => operation.method));
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
