import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { whole } from './durations.view.ts';
import { healthComponents, healthScore } from './health.ts';
import { namespaceHealth } from './namespace-health.query.ts';
import { triedOf } from './rate.view.ts';
import { windowAndFilters } from './window-and-filters.ts';

/** GET /api/v1/aggregations/namespace-health */
export function getNamespaceHealth(database: Database<DB>): Handler<operations['getNamespaceHealth']> {
  return async ({ params: { query } }) => {
    const { limit = 50 } = query;
    const { filters, window } = windowAndFilters(query, new Date());
    const rows = await database.read((db) => namespaceHealth(db, { filters, limit: limit + 1 }).execute());
    const items = rows.slice(0, limit).map((row) => {
      const { namespace, total, completed: succeeded, critical, median } = row;
      const finished = triedOf(row);
      const components = healthComponents({ total, finished, succeeded, critical, median });
      const score = healthScore(components);
      return {
        namespace,
        score,
        components,
        total,
        finished,
        succeeded,
        critical,
        median_duration_ms: whole(median),
      };
    });
    items.sort((one, other) => one.score - other.score || (one.namespace < other.namespace ? -1 : 1));
    return { status: 200, body: { window, items, truncated: rows.length > limit } };
  };
}
