import { Router, type RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { contextOf, markRoute } from './request-context.ts';

/** For metrics of a service's own. */
export { Counter, Gauge, type Registry } from 'prom-client';

/** Seconds; the bounds that OpenTelemetry recommends for http.server.request.duration. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** A service's own registry, with the metrics of the process. */
export function createMetrics(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}

/**
 * Measures every request by method, route template and status, and counts problems by their code. Paths without a route
 * share one series.
 */
export function httpMetrics(registry: Registry): RequestHandler {
  const duration = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  const problems = new Counter({
    name: 'http_server_problems_total',
    help: 'Problem documents that were answered, by their code.',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  return (request, response, next) => {
    response.once('close', () => {
      const { route = 'unknown', problem, startedAt } = contextOf(response);
      if (problem !== undefined) problems.inc({ code: problem });
      const status = response.headersSent ? String(response.statusCode) : 'aborted';
      const labels = { method: request.method, route, status };
      duration.observe(labels, (performance.now() - startedAt) / 1000);
    });
    next();
  };
}

/** GET /metrics in the Prometheus text format. */
export function metricsRoutes(registry: Registry): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/metrics', async (_request, response) => {
    markRoute(response, '/metrics');
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  });
  return router;
}
