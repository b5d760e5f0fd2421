import type { DB } from '@precedent/schema';
import {
  accessLog,
  docsRoutes,
  healthRoutes,
  httpMetrics,
  limitsRoutes,
  LimitTable,
  metricsRoutes,
  newApp,
  operationRouter,
  problemHandler,
  requestContext,
  securityHeaders,
  unknownRoute,
  type Database,
  type HealthCheck,
  type LimitValues,
  type Logger,
} from '@precedent/service-kit';
import type { Express } from 'express';

import type { AlertmanagerOptions } from './adapters/alertmanager/receive.route.ts';
import { openApiDocument } from './document.ts';
import { positioned } from './position/positioned.ts';
import { routes, type OwnOperations } from './routes.ts';

export interface AppOptions extends AlertmanagerOptions {
  readonly log: Logger;
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** What is asked for the position of the log after a write: a connection that no write holds. Default: the database. */
  readonly positions?: Pick<Database<DB>, 'read'>;
  /** Header in which a trusted proxy names the caller. */
  readonly callerHeader?: string | undefined;
  /** What the configuration sets of the limits; the others have their defaults. */
  readonly limits: LimitValues;
}

/** The service as an Express app, in the order in which a request passes through it. */
export function createApp(options: AppOptions): Express {
  const { log, metrics, checks, stopping, callerHeader } = options;
  const document = openApiDocument();
  const limits = new LimitTable({ document, values: options.limits });
  const app = newApp();
  app.use(requestContext(log, { callerHeader }), accessLog(), httpMetrics(metrics), securityHeaders());
  app.use(healthRoutes({ checks, stopping }), metricsRoutes(metrics));
  app.use(limitsRoutes(limits), docsRoutes(document, limits));
  const handlers = positioned(routes(document, options), document, options.positions ?? options.database);
  app.use(operationRouter<OwnOperations>(document, handlers, { limits, metrics }));
  app.use(unknownRoute(), problemHandler());
  return app;
}
