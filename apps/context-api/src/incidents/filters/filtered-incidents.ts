import { sql, type SqlBool } from 'kysely';
import { joinedIncidents, type IncidentQuery, type Source } from '../joined-incidents.ts';
import { textContains } from './incident-text.ts';
import { FILTER_COLUMNS, VALUE_FILTERS, type IncidentFilters, type Values } from './incident-filters.ts';

/** Incidents that match, for statements that read these columns: joined only as far as columns or filters ask for. */
export function filteredFor(
  db: Source,
  filters: IncidentFilters,
  columns: readonly string[],
): IncidentQuery<unknown> {
  return columns.every((column) => column.startsWith('t.'))
    ? filteredTraces(db, filters)
    : filteredIncidents(db, filters);
}

/** Joined incidents that match. */
export function filteredIncidents(db: Source, filters: IncidentFilters): IncidentQuery<unknown> {
  return matching(joinedIncidents(db), filters);
}

/**
 * Traces that match, for statements that read columns of the trace (t) only. History and resource are joined where a
 * filter looks at them; elsewhere the joins would cost time and, being one to one, change nothing.
 */
export function filteredTraces(db: Source, filters: IncidentFilters): IncidentQuery<unknown> {
  if (
    VALUE_FILTERS.some((filter) => filters[filter] !== undefined && !FILTER_COLUMNS[filter].startsWith('t.'))
  ) {
    return filteredIncidents(db, filters);
  }
  const traces = db.selectFrom('resource_action_traces as t');
  // Without the joins the names h and r do not exist, but nothing below uses them.
  return matching(traces as unknown as IncidentQuery<unknown>, filters);
}

function matching(incidents: IncidentQuery<unknown>, filters: IncidentFilters): IncidentQuery<unknown> {
  let query = incidents;
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
