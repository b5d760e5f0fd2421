import { EXECUTION_STATUSES, type DB, type ExecutionStatus } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import { windowAndFilters } from '../aggregations/window-and-filters.ts';
import type { components, operations } from '../generated/openapi.ts';
import { phaseOf } from '../incidents/phase.ts';
import { countFacetsOfAll } from './facets-of-all.query.ts';
import { countFacets } from './facets.query.ts';

type Facet = components['schemas']['Facet'];

const MOST_VALUES = 50;

interface Counted {
  readonly facet: string | null;
  readonly value: string | null;
  readonly count: number;
}

/** GET /api/v1/facets */
export function getFacets(database: Database<DB>): Handler<operations['getFacets']> {
  return async ({ params: { query } }) => {
    const { filters, window } = windowAndFilters(query, new Date());
    const values = MOST_VALUES + 1;
    const ofAll = Object.keys(filters).length === 0;
    const rows = await database.read((db) =>
      ofAll ? countFacetsOfAll(db, { values }).execute() : countFacets(db, { filters, values }).execute(),
    );
    const of = (facet: string): Facet => toFacet(rows.filter((row) => row.facet === facet));
    const facets = {
      cluster_name: of('cluster_name'),
      namespace: of('namespace'),
      kind: of('kind'),
      name: of('name'),
      environment: of('environment'),
      severity: of('alert_severity'),
      action_type: of('action_type'),
      status: of('execution_status'),
      phase: phases(of('execution_status')),
      alert_name: of('alert_name'),
      alert_fingerprint: of('alert_fingerprint'),
      workflow_id: of('workflow_id'),
    };
    const total = rows.find(({ facet }) => facet === null)?.count ?? 0;
    return { status: 200, body: { window, total, facets } };
  };
}

function toFacet(rows: readonly Counted[]): Facet {
  const values = rows.slice(0, MOST_VALUES).map(({ value, count }) => ({ value, count }));
  return { values, truncated: rows.length > MOST_VALUES };
}

/** The facet of phases, from that of the statuses, which are few and never truncated. */
function phases({ values }: Facet): Facet {
  const counts = new Map<string, number>();
  for (const status of EXECUTION_STATUSES) {
    const count = values.find(({ value }) => value === status)?.count ?? 0;
    const phase = phaseOf(status satisfies ExecutionStatus);
    if (count > 0) counts.set(phase, (counts.get(phase) ?? 0) + count);
  }
  const sorted = [...counts].map(([value, count]) => ({ value, count }));
  sorted.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  return { values: sorted, truncated: false };
}
