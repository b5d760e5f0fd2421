import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { countStatuses } from './count-statuses.query.ts';
import { groupedParams } from './grouped-params.ts';
import { toGrouped } from './grouped.view.ts';

/** GET /api/v1/aggregations/counts */
export function getCounts(database: Database<DB>): Handler<operations['getCounts']> {
  return async ({ params: { query } }) => {
    const { params, limit, window } = groupedParams(query);
    const rows = await database.read((db) => countStatuses(db, params).execute());
    const groups = toGrouped(rows, limit, ({ key: _key, is_total: _total, ...counts }) => counts);
    return { status: 200, body: { window, ...groups } };
  };
}
