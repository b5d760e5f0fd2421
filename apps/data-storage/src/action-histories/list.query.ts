import { defineQuery } from '@precedent/schema';
import { oneOf } from '../paging/one-of.ts';
import type { Page } from '../paging/page.ts';
import { historyColumns, resourceColumns } from './history-columns.ts';

/** Where each filter looks; its name is that of the query parameter. */
const COLUMNS = {
  resource_id: 'h.resource_id',
  cluster_name: 'r.cluster_name',
  namespace: 'r.namespace',
  kind: 'r.kind',
  name: 'r.name',
  workflow_id: 'h.workflow_id',
  action_type: 'h.action_type',
  status: 'h.status',
} as const;

type Filter = keyof typeof COLUMNS;

export const HISTORY_FILTERS = Object.keys(COLUMNS) as readonly Filter[];

/** What listed histories must match: all filters given, each by one of its values. */
export type HistoryFilters = Partial<Readonly<Record<Filter, readonly (string | number)[]>>>;

export interface ListHistoriesParams extends Page {
  readonly filters: HistoryFilters;
}

const SAMPLES: Partial<Readonly<Record<Filter, string | number>>> = { resource_id: 1, status: 'failed' };
const sample = (filter: Filter): readonly (string | number)[] => [SAMPLES[filter] ?? 'a'];
const FIRST: ListHistoriesParams = { filters: {}, limit: 51 };
const ALL: HistoryFilters = Object.fromEntries(HISTORY_FILTERS.map((filter) => [filter, sample(filter)]));
const SEVERAL: HistoryFilters = Object.fromEntries(
  HISTORY_FILTERS.map((filter) => [filter, [...sample(filter), ...sample(filter)]]),
);

/** Histories that match, newest first. */
export const listHistories = defineQuery(
  {
    id: 'action-histories.list',
    variants: {
      first: FIRST,
      next: { ...FIRST, before: 4817 },
      'next, all filters': { filters: ALL, before: 4817, limit: 51 },
      'next, all filters, several values': { filters: SEVERAL, before: 4817, limit: 51 },
      ...Object.fromEntries(
        HISTORY_FILTERS.map((filter) => [
          `first, by ${filter}`,
          { ...FIRST, filters: { [filter]: sample(filter) } },
        ]),
      ),
    },
    indexes: [
      'action_histories_pkey',
      'action_histories_resource_id_idx',
      'action_histories_workflow_id_idx',
    ],
  },
  (db, { filters, before, limit }: ListHistoriesParams) => {
    let query = db
      .selectFrom('action_histories as h')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(historyColumns('h'))
      .select(resourceColumns('r'));
    for (const filter of HISTORY_FILTERS) {
      const values = filters[filter];
      if (values !== undefined) query = query.where(oneOf(COLUMNS[filter], values));
    }
    return query
      .$if(before !== undefined, (some) => some.where('h.id', '<', before ?? 0))
      .orderBy('h.id', 'desc')
      .limit(limit);
  },
);
