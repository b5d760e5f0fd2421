import type { operations } from '../generated/openapi.ts';
import type { GroupedParams } from './dimensions.ts';
import { windowAndFilters, type Window } from './window-and-filters.ts';

/** The parameters that all grouped aggregations have. */
type Query = NonNullable<operations['getCounts']['parameters']['query']>;

/** What a grouped statement is asked: one group more than is told, which tells whether there are more. */
export function groupedParams(query: Query): { params: GroupedParams; limit: number; window: Window } {
  const { group_by: groupBy, limit = 50 } = query;
  const { filters, window } = windowAndFilters(query, new Date());
  // Beside the groups there is the row of all.
  const params = { filters, groups: limit + 1, ...(groupBy === undefined ? {} : { groupBy }) };
  return { params, limit, window };
}
