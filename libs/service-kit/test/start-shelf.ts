import { type Express } from 'express';
import { accessLog } from '../src/http/access-log.ts';
import { docsRoutes } from '../src/http/docs.routes.ts';
import { healthRoutes, type HealthCheck } from '../src/http/health.routes.ts';
import { createMetrics, httpMetrics, metricsRoutes } from '../src/http/metrics.ts';
import { newApp } from '../src/http/new-app.ts';
import { operationRouter } from '../src/http/operation-router.ts';
import { type Routes } from '../src/http/operation-types.ts';
import { problemHandler, unknownRoute } from '../src/http/problem-handler.ts';
import { requestContext } from '../src/http/request-context.ts';
import { securityHeaders } from '../src/http/security-headers.ts';
import { startServer } from '../src/http/server.ts';
import { type LimitValues } from '../src/limits/kit-limits.ts';
import { LimitTable } from '../src/limits/limit-table.ts';
import { limitsRoutes } from '../src/limits/limits.routes.ts';
import { Shutdown } from '../src/shutdown.ts';
import { type Logger } from '../src/log.ts';
import { Problem } from '../src/problem.ts';
import { type operations } from './generated/openapi.ts';
import { logLines, type LogLines } from './log-lines.ts';
import { shelfDocument } from './shelf.ts';

export type ShelfRoutes = Routes<Omit<operations, 'getLiveness'>>;

/** Answers every operation with what it was given. */
export const echoRoutes: ShelfRoutes = {
  listItems: ({ params }) => ({ status: 200, body: { items: [], given: params } as never }),
  createItem: ({ params, body }) => ({
    status: 201,
    headers: { Location: '/items/1' },
    body: { id: 1, name: body.name, body, header: params.header } as never,
  }),
  getItem: ({ params }) => ({ status: 200, body: { id: params.path.id, name: 'it' } }),
  deleteItem: () => ({ status: 204 }),
  createItems: ({ body }) => ({
    status: 200,
    body: { faults: body.items.map(shelfDocument().checkFor('NewItem')) } as never,
  }),
  importItems: async ({ params, body }) => {
    const lines: unknown[] = [];
    for await (const some of body) {
      for (const { line, ...rest } of some) {
        if (lines.length === params.query.stop_after) throw new Problem('conflict', 'That is enough.');
        lines.push({ line, ...('value' in rest ? { value: rest.value } : { faults: rest.faults }) });
      }
    }
    return { status: 200, body: { lines } as never };
  },
  exportItems: ({ params }) => ({
    status: 200,
    lines: numbered(params.query.count ?? 0, params.query.fail_at),
  }),
  searchItems: ({ body }) => ({ status: 200, body: { given: body ?? null } as never }),
};

/**
 * How many lines of all exports were made, how many exports run, how many did at once at most, and how many ended, also
 * because their client left.
 */
export const exported = { lines: 0, running: 0, most: 0, ended: 0 };

async function* numbered(count: number, failAt?: number): AsyncGenerator<string> {
  exported.running += 1;
  exported.most = Math.max(exported.most, exported.running);
  try {
    for (let id = 0; id < count; id += 1) {
      if (id === failAt) throw new Problem('not-found', `There is no item ${id}.`);
      exported.lines += 1;
      yield `${JSON.stringify({ id, name: 'x'.repeat(1000) })}\n`;
    }
  } finally {
    exported.running -= 1;
    exported.ended += 1;
  }
}

export interface ShelfOptions {
  readonly routes?: Partial<ShelfRoutes>;
  readonly checks?: Readonly<Record<string, HealthCheck>>;
  readonly checkTimeoutMs?: number;
  readonly limits?: LimitValues;
}

export interface Shelf extends LogLines {
  readonly url: string;
  readonly shutdown: Shutdown;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** POSTs text as application/json. */
  post(path: string, body: string | Uint8Array, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

/** A service made of every piece of this package, as the applications compose it, on a free port. */
export async function startShelf(options: ShelfOptions = {}): Promise<Shelf> {
  const lines = logLines();
  const shutdown = new Shutdown({ log: lines.log, exit: () => undefined, graceMs: 5000 });
  const app = shelfApp({ ...options, log: lines.log, stopping: shutdown.stopping });
  const server = await startServer({
    app,
    port: 0,
    host: '127.0.0.1',
    log: lines.log,
    stopping: shutdown.stopping,
  });
  shutdown.addServer(server);
  const url = `http://127.0.0.1:${server.port}`;
  const request = (path: string, init: RequestInit = {}) => fetch(url + path, init);
  return {
    ...lines,
    url,
    shutdown,
    fetch: request,
    post: (path, body, headers = {}) =>
      request(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } }),
    stop: () => shutdown.begin('end of test'),
  };
}

export function shelfApp(options: ShelfOptions & { log: Logger; stopping: AbortSignal }): Express {
  const { log, stopping, checks = {}, checkTimeoutMs = 1000 } = options;
  const document = shelfDocument();
  const metrics = createMetrics('shelf');
  const routes = { ...echoRoutes, ...options.routes };
  const limits = new LimitTable({ document, values: options.limits ?? {} });
  const app = newApp();
  app.use(requestContext(log), accessLog(), httpMetrics(metrics), securityHeaders());
  app.use(
    healthRoutes({ checks, stopping, timeoutMs: checkTimeoutMs }),
    metricsRoutes(metrics),
    limitsRoutes(limits),
    docsRoutes(document, limits),
  );
  app.use(operationRouter<Omit<operations, 'getLiveness'>>(document, routes, { limits, metrics }));
  app.use(unknownRoute(), problemHandler());
  return app;
}
