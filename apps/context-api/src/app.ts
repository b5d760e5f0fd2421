import { checkOf, consumerChecks, onEach, serversMetrics, type ReadServers } from '@precedent/consumer-kit';
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
import { AnswerCache } from './cache/answer-cache.ts';
import { answerCounter, storeMetrics } from './cache/cache-metrics.ts';
import type { CachePolicy } from './cache/cache-policy.ts';
import { cachedRoutes } from './cache/cached-routes.ts';
import { ROLE } from './config.ts';
import { openApiDocument } from './document.ts';
import { lookAtModel } from './model/look-at-model.ts';
import { queries } from './queries.ts';
import { routes, type OwnOperations, type RouteDependencies } from './routes.ts';

/**
 * A lost database fails its check at once; this is for one that is merely slow, which is no reason to be taken out of
 * service.
 */
const CHECK_TIMEOUT_MS = 2500;

export interface AppDependencies extends RouteDependencies {
  /** What `database` reads from. */
  readonly servers: ReadServers;
  readonly log: Logger;
  /** Aborted when shutdown begins. */
  readonly stopping: AbortSignal;
  /** What the configuration sets of the limits; the others have their defaults. */
  readonly limits: LimitValues;
  readonly cache: CachePolicy;
}

/** The service: what every request passes, in this order. */
export function createApp(dependencies: AppDependencies): Express {
  const { contract, database, log, provider, servers, stopping } = dependencies;
  const document = openApiDocument();
  const limits = new LimitTable({ document, values: dependencies.limits });
  const metrics = createMetrics('context-api');
  poolMetrics(metrics, database);
  serversMetrics(metrics, servers);
  const checks = {
    ...consumerChecks({ servers, contract, queries, role: ROLE }),
    model: checkOf(onEach(servers, () => lookAtModel(database, provider))),
  };
  const cache = new AnswerCache(servers, dependencies.cache, answerCounter(metrics));
  storeMetrics(metrics, cache.store);
  const handlers = cachedRoutes(routes(dependencies), document, cache, dependencies.cache);

  const app = newApp();
  app.use(requestContext(log));
  app.use(accessLog());
  app.use(httpMetrics(metrics));
  app.use(securityHeaders());
  app.use(healthRoutes({ checks, stopping, timeoutMs: CHECK_TIMEOUT_MS }));
  app.use(metricsRoutes(metrics));
  app.use(limitsRoutes(limits));
  app.use(docsRoutes(document, limits));
  app.use(operationRouter<OwnOperations>(document, handlers, { limits, metrics }));
  app.use(unknownRoute());
  app.use(problemHandler());
  return app;
}
