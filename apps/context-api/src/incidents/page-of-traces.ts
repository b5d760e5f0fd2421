import type { DB } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import type { Position, Sort } from './cursor.ts';
import { filteredTraces } from './filters/filtered-incidents.ts';
import {
  FILTER_COLUMNS,
  VALUE_FILTERS,
  type IncidentFilters,
  type Values,
} from './filters/incident-filters.ts';
import type { IncidentQuery, Source, TraceQuery } from './joined-incidents.ts';

export interface Page {
  readonly filters: IncidentFilters;
  readonly sort: Sort;
  /** Begin behind this incident; from the first one when absent. */
  readonly after?: Position;
  readonly limit: number;
}

/** Columns of the trace (t). */
export type TraceColumn = `t.${keyof DB['resource_action_traces'] & string}`;

/**
 * Traces that match, by (action_timestamp, id), at most `limit` of them. For every filter there is an index that holds
 * its traces in this order, so a page costs the same however large the table and however rare the value. Several values
 * of a filter are so many pages, merged: the index has no common order for them.
 */
export function pageOfTraces(
  db: Source,
  page: Page,
  columns: readonly TraceColumn[],
): TraceQuery<DB['resource_action_traces']> {
  const several = VALUE_FILTERS.find((filter) => (page.filters[filter]?.length ?? 1) !== 1);
  if (several === undefined) return ordered(filteredTraces(db, page.filters), page).select(columns) as never;
  const { [several]: values = [], ...filters } = page.filters;
  const merged = db
    .selectFrom(sql<{ value: string }>`unnest(${values as Values}::text[])`.as<'wanted'>(sql`wanted(value)`))
    .innerJoinLateral(
      () =>
        ordered(filteredTraces(db, filters), page)
          .where(sql<SqlBool>`${sql.ref(FILTER_COLUMNS[several])} = wanted.value`)
          .select(columns)
          .as('t'),
      (join) => join.onTrue(),
    );
  return sorted(merged as unknown as IncidentQuery<unknown>, page).select(columns) as never;
}

function ordered(traces: IncidentQuery<unknown>, { after, ...page }: Page): IncidentQuery<unknown> {
  const behind = page.sort === 'newest' ? '<' : '>';
  const from = traces.$if(after !== undefined, (query) =>
    query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('t.action_timestamp', 't.id'),
        behind,
        tuple(after?.action_timestamp ?? '', after?.id ?? 0),
      ),
    ),
  );
  return sorted(from, page);
}

function sorted(traces: IncidentQuery<unknown>, { sort, limit }: Page): IncidentQuery<unknown> {
  const direction = sort === 'newest' ? 'desc' : 'asc';
  return traces.orderBy('t.action_timestamp', direction).orderBy('t.id', direction).limit(limit);
}
