import { defineQuery } from '@precedent/schema';
import { ALL_FILTERS, filterVariants, severalVariants } from './filters/filter-variants.ts';
import { columnsFor, type IncidentColumn, type Shown } from './incident-columns.ts';
import { withPlace } from './joined-incidents.ts';
import { pageOfTraces, type Page, type TraceColumn } from './page-of-traces.ts';

export interface ListIncidentsParams extends Shown, Page {}

const FIRST: ListIncidentsParams = { filters: {}, sort: 'newest', limit: 51, withEmbedding: false };
const NEXT: ListIncidentsParams = {
  ...FIRST,
  after: { action_timestamp: '2026-11-24T01:51:33.123456Z', id: 4817 },
};

const SEVERAL: ListIncidentsParams = { ...FIRST, filters: { cluster_name: ['prod-eu-1', 'prod-eu-2'] } };

/**
 * Incidents that match, by (action_timestamp, id). The page is made of traces alone; only its rows get their history and
 * resource, whatever the planner thinks of the filters.
 */
export const listIncidents = defineQuery(
  {
    id: 'incidents.list',
    variants: {
      ...filterVariants((filters) => ({ ...FIRST, filters })),
      ...severalVariants((filters) => ({ ...FIRST, filters })),
      'next page': NEXT,
      'next page, all filters': { ...NEXT, filters: ALL_FILTERS },
      'oldest first': { ...FIRST, sort: 'oldest' },
      'oldest first, next page': { ...NEXT, sort: 'oldest' },
      'with embedding': { ...FIRST, withEmbedding: true },
      'some fields': { ...FIRST, fields: ['alert_name', 'phase'] },
      'some fields, oldest first': { ...FIRST, fields: ['alert_name', 'phase'], sort: 'oldest' },
      'some fields, several values': { ...SEVERAL, fields: ['alert_name', 'phase'] },
      'some fields, several values, oldest first': {
        ...SEVERAL,
        fields: ['alert_name', 'phase'],
        sort: 'oldest',
      },
      'several values, oldest first': { ...SEVERAL, sort: 'oldest' },
    },
    indexes: [
      'resource_action_traces_recent_idx',
      'resource_action_traces_text_idx',
      'resource_action_traces_alert_name_idx',
      'resource_action_traces_alert_fingerprint_idx',
      'resource_action_traces_alert_severity_idx',
      'resource_action_traces_cluster_name_idx',
      'resource_action_traces_environment_idx',
      'resource_action_traces_namespace_idx',
      'resource_action_traces_kind_idx',
      'resource_action_traces_name_idx',
      'resource_action_traces_workflow_id_idx',
      'resource_action_traces_action_type_idx',
      'resource_action_traces_execution_status_idx',
    ],
    binds: ['filters', 'after', 'limit'],
  },
  (db, { withEmbedding, fields, ...page }: ListIncidentsParams) => {
    const columns = columnsFor(fields === undefined ? { withEmbedding } : { withEmbedding, fields });
    const direction = page.sort === 'newest' ? 'desc' : 'asc';
    return withPlace(db.selectFrom(pageOfTraces(db, page, readBy(columns, withEmbedding)).as('t')), columns)
      .select(columns)
      .$if(withEmbedding, (query) => query.select('t.embedding'))
      .orderBy('t.action_timestamp', direction)
      .orderBy('t.id', direction);
  },
);

/** What the page hands on: the trace's own columns, and the way to its history. */
function readBy(columns: readonly IncidentColumn[], withEmbedding: boolean): readonly TraceColumn[] {
  const own = columns.filter((column) => column.startsWith('t.')) as TraceColumn[];
  const onward = own.length < columns.length ? (['t.action_history_id'] as const) : [];
  return [...new Set([...own, ...onward, ...(withEmbedding ? (['t.embedding'] as const) : [])])];
}
