import { hash } from 'node:crypto';
import { Router } from 'express';
import { alreadyHas } from '../http/entity-tag.ts';
import { markRoute } from '../http/request-context.ts';
import { parseQueryString, queryOf, unknownParameters } from '../openapi/parameters.ts';
import { invalidRequest } from '../problem.ts';
import { catalogueEntry } from '../problem-catalogue.ts';
import { type LimitTable } from './limit-table.ts';

/** GET /api/v1/limits: the table, each limit with the status it is refused with. It takes no parameters. */
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
  const json = JSON.stringify({ items });
  const tag = hash('sha256', json, 'base64url');
  router.get('/api/v1/limits', (request, response) => {
    markRoute(response, '/api/v1/limits');
    const { values, violations } = parseQueryString(queryOf(request.originalUrl));
    violations.push(...unknownParameters([], values));
    if (violations.length > 0) throw invalidRequest(violations);
    response.set({ ETag: `"${tag}"`, 'Cache-Control': 'no-cache' });
    if (alreadyHas(request.get('if-none-match'), tag)) response.status(304).end();
    else response.set('Content-Type', 'application/json; charset=utf-8').send(json);
  });
  return router;
}
