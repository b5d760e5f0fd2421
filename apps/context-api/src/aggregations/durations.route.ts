import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { toDurationSummary } from './durations.view.ts';
import { groupedParams } from './grouped-params.ts';
import { toGrouped } from './grouped.view.ts';
import { measureDurations } from './measure-durations.query.ts';

/** GET /api/v1/aggregations/durations */
export function getDurations(database: Database<DB>): Handler<operations['getDurations']> {
  return async ({ params: { query } }) => {
    const { params, limit, window } = groupedParams(query);
    const rows = await database.read((db) => measureDurations(db, params).execute());
    return { status: 200, body: { window, ...toGrouped(rows, limit, toDurationSummary) } };
  };
}
