import { sql, type SqlBool } from 'kysely';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import type { Source } from '../incidents/joined-incidents.ts';
import { OBSERVATIONS } from './evidence.ts';

/** Most incidents of a scope. */
export const MOST = 5000;

/** The newest incidents that match; without filters, none. Whether one has an embedding is seen without reading it. */
export function newestMatching(db: Source, filters: IncidentFilters | undefined) {
  const matching = filteredTraces(db, filters ?? {})
    .select([
      't.id',
      't.action_type',
      't.execution_status',
      't.execution_duration_ms',
      't.action_timestamp',
      sql<boolean>`${sql.ref('t.embedding')} is not null`.as('embedded'),
    ])
    .orderBy('t.action_timestamp', 'desc')
    .orderBy('t.id', 'desc')
    .limit(sql.lit(MOST));
  return filters === undefined ? matching.where(sql<SqlBool>`false`) : matching;
}

/** Whether an action is one that can help, not the record of an alert. */
export function isRemedy(column: string) {
  return sql<SqlBool>`${sql.ref(column)} <> all(${OBSERVATIONS})`;
}
