import { defineQuery } from '@precedent/schema';
import type { Position, Sort } from './cursor.ts';
import { filteredFor } from './filters/filtered-incidents.ts';
import { ALL_FILTERS, filterVariants } from './filters/filter-variants.ts';
import type { IncidentFilters } from './filters/incident-filters.ts';
import { columnsFor, type Shown } from './incident-columns.ts';

export interface ListIncidentsParams extends Shown {
  readonly filters: IncidentFilters;
  readonly sort: Sort;
  /** Begin behind this incident; from the first one when absent. */
  readonly after?: Position;
  readonly limit: number;
}

const FIRST: ListIncidentsParams = { filters: {}, sort: 'newest', limit: 51, withEmbedding: false };
const NEXT: ListIncidentsParams = {
  ...FIRST,
  after: { action_timestamp: '2026-11-24T01:51:33.123456Z', id: 4817 },
};

/** Incidents that match, by (action_timestamp, id). The row comparison makes one index scan of a page. */
export const listIncidents = defineQuery(
  {
    id: 'incidents.list',
    variants: {
      ...filterVariants((filters) => ({ ...FIRST, filters })),
      'next page': NEXT,
      'next page, all filters': { ...NEXT, filters: ALL_FILTERS },
      'oldest first': { ...FIRST, sort: 'oldest' },
      'oldest first, next page': { ...NEXT, sort: 'oldest' },
      'with embedding': { ...FIRST, withEmbedding: true },
      'some fields': { ...FIRST, fields: ['alert_name', 'phase'] },
      'some fields, oldest first': { ...FIRST, fields: ['alert_name', 'phase'], sort: 'oldest' },
    },
    indexes: [
      'resource_action_traces_recent_idx',
      'resource_action_traces_alert_name_idx',
      'resource_action_traces_text_idx',
    ],
  },
  (db, { filters, sort, after, limit, ...shown }: ListIncidentsParams) => {
    const [direction, behind] = sort === 'newest' ? (['desc', '<'] as const) : (['asc', '>'] as const);
    const columns = columnsFor(shown);
    return filteredFor(db, filters, columns)
      .select(columns)
      .$if(shown.withEmbedding, (query) => query.select('t.embedding'))
      .$if(after !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('t.action_timestamp', 't.id'),
            behind,
            tuple(after?.action_timestamp ?? '', after?.id ?? 0),
          ),
        ),
      )
      .orderBy('t.action_timestamp', direction)
      .orderBy('t.id', direction)
      .limit(limit);
  },
);
