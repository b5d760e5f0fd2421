import { sql, type SqlBool } from 'kysely';
import type { IncidentQuery, Source } from '../joined-incidents.ts';
import { textContains } from './incident-text.ts';
import { FILTER_COLUMNS, VALUE_FILTERS, type IncidentFilters, type Values } from './incident-filters.ts';

/** Traces (t) that match. A trace has a copy of everything that filters look at, so nothing is joined. */
export function filteredTraces(db: Source, filters: IncidentFilters): IncidentQuery<unknown> {
  // The names h and r do not exist here; who wants their columns joins them (withPlace).
  return matchingTraces(
    db.selectFrom('resource_action_traces as t') as unknown as IncidentQuery<unknown>,
    filters,
  );
}

/** Those of some traces (t), with all columns that filters look at, that match. */
export function matchingTraces(
  traces: IncidentQuery<unknown>,
  filters: IncidentFilters,
): IncidentQuery<unknown> {
  let query = traces;
  for (const filter of VALUE_FILTERS) {
    const values = filters[filter];
    if (values !== undefined) query = query.where(oneOf(FILTER_COLUMNS[filter], values));
  }
  for (const word of filters.q ?? []) query = query.where(textContains(word));
  if (filters.from !== undefined) query = query.where('t.action_timestamp', '>=', filters.from);
  if (filters.to !== undefined) query = query.where('t.action_timestamp', '<', filters.to);
  return query;
}

/** A single value gets `=`: only then does an index on (column, action_timestamp, id) deliver the order of the list. */
function oneOf(column: string, values: Values) {
  const [value, ...others] = values;
  return others.length === 0 && value !== undefined
    ? sql<SqlBool>`${sql.ref(column)} = ${value}`
    : sql<SqlBool>`${sql.ref(column)} = any(${values})`;
}
