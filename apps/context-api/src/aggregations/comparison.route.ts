import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { components, operations } from '../generated/openapi.ts';
import { difference } from '../statistics/newcombe.ts';
import { compareActions } from './compare-actions.query.ts';
import { whole } from './durations.view.ts';
import { toSuccessRate } from './rate.view.ts';
import { windowAndFilters } from './window-and-filters.ts';

type SuccessRate = components['schemas']['SuccessRate'];

const NOTHING = { total: 0, completed: 0, failed: 0, rolled_back: 0, median: null };

/** GET /api/v1/aggregations/comparison */
export function compareActionTypes(database: Database<DB>): Handler<operations['compareActionTypes']> {
  return async ({ params: { query } }) => {
    const { min_sample: minSample = 5 } = query;
    const { filters, window } = windowAndFilters(query, new Date());
    const rows = await database.read((db) => compareActions(db, { filters }).execute());
    const actions = query.action_type.map((action_type) => {
      const { median, ...counts } = rows.find((row) => row.action_type === action_type) ?? NOTHING;
      return { action_type, median_duration_ms: whole(median), ...toSuccessRate(counts) };
    });
    const [first] = actions;
    const items = actions.map((action) => ({
      ...action,
      compared: first === undefined || first === action ? null : compare(first, action, minSample),
    }));
    return { status: 200, body: { window, items } };
  };
}

function compare(
  first: SuccessRate,
  other: SuccessRate,
  minSample: number,
): components['schemas']['Difference'] {
  const { share, low, high } = difference(first, other);
  const enough = first.tried >= minSample && other.tried >= minSample;
  return {
    difference: share,
    difference_low: low,
    difference_high: high,
    significant: enough ? low > 0 || high < 0 : null,
  };
}
