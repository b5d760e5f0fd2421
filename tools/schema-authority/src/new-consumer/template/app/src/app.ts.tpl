import { consumerChecks, serversMetrics, type ReadServers } from '@precedent/consumer-kit';
import {
  accessLog,
  createMetrics,
  docsRoutes,
  healthRoutes,
  httpMetrics,
  limitsRoutes,
  LimitTable,
  metricsRoutes,
  newApp,
  operationRouter,
  poolMetrics,
  problemHandler,
  requestContext,
  securityHeaders,
  unknownRoute,
  type LimitValues,
  type Logger,
} from '@precedent/service-kit';
import type { Express } from 'express';
import { NAME, ROLE } from './config.ts';
import { openApiDocument } from './document.ts';
import { queries } from './queries.ts';
import { routes, type OwnOperations, type RouteDependencies } from './routes.ts';

export interface AppDependencies extends RouteDependencies {
  /** What `database` reads from. */
  readonly servers: ReadServers;
  readonly log: Logger;
  /** Aborted when shutdown begins. */
  readonly stopping: AbortSignal;
  /** What the configuration sets of the limits; the others have their defaults. */
  readonly limits: LimitValues;
}

/** The service: what every request passes, in this order. */
export function createApp(dependencies: AppDependencies): Express {
  const { contract, database, log, servers, stopping } = dependencies;
  const document = openApiDocument();
  const limits = new LimitTable({ document, values: dependencies.limits });
  const metrics = createMetrics(NAME);
  poolMetrics(metrics, database);
  serversMetrics(metrics, servers);
  const checks = consumerChecks({ servers, contract, queries, role: ROLE });

  const app = newApp();
  app.use(requestContext(log));
  app.use(accessLog());
  app.use(httpMetrics(metrics));
  app.use(securityHeaders());
  app.use(healthRoutes({ checks, stopping }));
  app.use(metricsRoutes(metrics));
  app.use(limitsRoutes(limits));
  app.use(docsRoutes(document, limits));
  app.use(operationRouter<OwnOperations>(document, routes(dependencies), { limits, metrics }));
  app.use(unknownRoute());
  app.use(problemHandler());
  return app;
}
