import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { placeColumns, traceColumns } from '../action-traces/trace-columns.ts';
import { oneOf } from '../paging/one-of.ts';
import { FILTER_COLUMNS, VALUE_FILTERS, type ExportFilters, type Position } from './export-filters.ts';

export interface ExportParams {
  readonly filters: ExportFilters;
  /** Begin behind this trace; from the first one when absent. */
  readonly after?: Position | undefined;
  readonly limit: number;
  /** Adds the vector in pgvector's binary form. */
  readonly embedding: boolean;
}

const FIRST: ExportParams = { filters: {}, limit: 200, embedding: false };
const NEXT: ExportParams = { ...FIRST, after: { action_timestamp: '2026-11-24T01:51:33.123456Z', id: 4817 } };
const ALL: ExportFilters = {
  ...Object.fromEntries(VALUE_FILTERS.map((filter) => [filter, ['a']])),
  severity: ['warning'],
  status: ['failed'],
  from: '2026-11-01T00:00:00.000000Z',
  to: '2026-12-01T00:00:00.000000Z',
};
const SEVERAL: ExportFilters = {
  ...ALL,
  ...Object.fromEntries(VALUE_FILTERS.map((filter) => [filter, ['a', 'b']])),
  severity: ['warning', 'low'],
  status: ['failed', 'pending'],
};

/** Traces that match, by (action_timestamp, id), oldest first. */
export const exportTraces = defineQuery(
  {
    id: 'export.page',
    variants: {
      first: FIRST,
      'first, with embedding': { ...FIRST, embedding: true },
      next: NEXT,
      'next, with embedding': { ...NEXT, embedding: true },
      'next, all filters': { ...NEXT, filters: ALL },
      'next, all filters, several values': { ...NEXT, filters: SEVERAL },
      ...Object.fromEntries(
        Object.entries(ALL).map(([name, value]) => [
          `first, by ${name}`,
          { ...FIRST, filters: { [name]: value } },
        ]),
      ),
    },
    indexes: ['resource_action_traces_recent_idx'],
  },
  (db, { filters, after, limit, embedding }: ExportParams) => {
    let query = db
      .selectFrom('resource_action_traces as t')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(traceColumns('t'))
      .select(placeColumns('r', 'h'));
    for (const filter of VALUE_FILTERS) {
      const values = filters[filter];
      if (values !== undefined) query = query.where(oneOf(FILTER_COLUMNS[filter], values));
    }
    return query
      .$if(filters.from !== undefined, (some) => some.where('t.action_timestamp', '>=', filters.from ?? ''))
      .$if(filters.to !== undefined, (some) => some.where('t.action_timestamp', '<', filters.to ?? ''))
      .$if(after !== undefined, (some) =>
        some.where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('t.action_timestamp', 't.id'),
            '>',
            tuple(after?.action_timestamp ?? '', after?.id ?? 0),
          ),
        ),
      )
      .$if(embedding, (some) => some.select(sql<Buffer | null>`vector_send(t.embedding)`.as('embedding')))
      .orderBy('t.action_timestamp')
      .orderBy('t.id')
      .limit(limit);
  },
);
