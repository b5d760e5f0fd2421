import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { countStatuses } from './count-statuses.query.ts';
import { groupedParams } from './grouped-params.ts';
import { toGrouped } from './grouped.view.ts';
import { toSuccessRate } from './rate.view.ts';

/** GET /api/v1/aggregations/success-rate */
export function getSuccessRate(database: Database<DB>): Handler<operations['getSuccessRate']> {
  return async ({ params: { query } }) => {
    const { params, limit, window } = groupedParams(query);
    const rows = await database.read((db) => countStatuses(db, params).execute());
    return { status: 200, body: { window, ...toGrouped(rows, limit, toSuccessRate) } };
  };
}
