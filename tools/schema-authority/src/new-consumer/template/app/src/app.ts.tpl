import { consumerChecks } from '@precedent/consumer-kit';
import {
  accessLog,
  createMetrics,
  docsRoutes,
  healthRoutes,
  httpMetrics,
  loadOpenApi,
  metricsRoutes,
  newApp,
  operationRouter,
  poolMetrics,
  problemHandler,
  requestContext,
  securityHeaders,
  unknownRoute,
  type Logger,
} from '@precedent/service-kit';
import type { Express } from 'express';
import { NAME, ROLE } from './config.ts';
import { routes, type OwnOperations, type RouteDependencies } from './routes.ts';

export interface AppDependencies extends RouteDependencies {
  readonly log: Logger;
  /** Aborted when shutdown begins. */
  readonly stopping: AbortSignal;
  /** Largest request body in bytes. */
  readonly bodyLimit: number;
}

/** The service: what every request passes, in this order. */
export function createApp(dependencies: AppDependencies): Express {
  const { contract, database, log, stopping, bodyLimit } = dependencies;
  const document = loadOpenApi(new URL('../openapi.yaml', import.meta.url));
  const metrics = createMetrics(NAME);
  poolMetrics(metrics, database);
  const checks = consumerChecks({ database, contract, role: ROLE });

  const app = newApp();
  app.use(requestContext(log));
  app.use(accessLog());
  app.use(httpMetrics(metrics));
  app.use(securityHeaders());
  app.use(healthRoutes({ checks, stopping }));
  app.use(metricsRoutes(metrics));
  app.use(docsRoutes(document));
  app.use(operationRouter<OwnOperations>(document, routes(dependencies), { bodyLimit }));
  app.use(unknownRoute());
  app.use(problemHandler());
  return app;
}
