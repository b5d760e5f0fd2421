import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { wilson } from '../statistics/wilson.ts';
import { failingActions } from './failing-actions.query.ts';
import { triedOf } from './rate.view.ts';
import { windowAndFilters } from './window-and-filters.ts';

/** GET /api/v1/aggregations/top-failing-actions */
export function getTopFailingActions(database: Database<DB>): Handler<operations['getTopFailingActions']> {
  return async ({ params: { query } }) => {
    const { limit = 10, min_sample: minSample = 5 } = query;
    const { filters, window } = windowAndFilters(query, new Date());
    const rows = await database.read((db) =>
      failingActions(db, { filters, minSample, limit: limit + 1 }).execute(),
    );
    const items = rows.slice(0, limit).map((row) => {
      const { action_type, failed, rolled_back } = row;
      const tried = triedOf(row);
      const { share, low, high } = wilson(failed + rolled_back, tried);
      return {
        action_type,
        tried,
        failed,
        rolled_back,
        failure_rate: share,
        failure_rate_low: low,
        failure_rate_high: high,
      };
    });
    return { status: 200, body: { window, items, truncated: rows.length > limit } };
  };
}
