import { Router } from 'express';
import { markRoute } from '../http/request-context.ts';
import { catalogueEntry } from '../problem-catalogue.ts';
import { type LimitTable } from './limit-table.ts';

/** GET /api/v1/limits: the table, each limit with the status it is refused with. */
export function limitsRoutes(table: LimitTable): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const items = table.limits.map((limit) => ({
    name: limit.name,
    value: limit.value,
    unit: limit.unit,
    effect: limit.effect,
    status: catalogueEntry(limit.code).status,
    code: limit.code,
    ...(limit.operations === undefined ? {} : { operations: limit.operations }),
  }));
  router.get('/api/v1/limits', (_request, response) => {
    markRoute(response, '/api/v1/limits');
    response.set('Cache-Control', 'no-cache').json({ items });
  });
  return router;
}
