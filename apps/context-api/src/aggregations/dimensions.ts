import { sql } from 'kysely';
import type { components } from '../generated/openapi.ts';
import { filterVariants } from '../incidents/filters/filter-variants.ts';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { inCodePoints } from '../incidents/in-code-points.ts';
import type { Source } from '../incidents/joined-incidents.ts';

/** What incidents can be grouped by, and where it stands. */
export const DIMENSIONS = {
  action_type: 't.action_type',
  workflow_id: 't.workflow_id',
  alert_name: 't.alert_name',
  namespace: 't.namespace',
  cluster_name: 't.cluster_name',
  environment: 't.environment',
  severity: 't.alert_severity',
} as const;

export type Dimension = keyof typeof DIMENSIONS;

export interface GroupedParams {
  readonly filters: IncidentFilters;
  readonly groupBy?: Dimension;
  /** Most groups, those with most incidents; the row of all comes besides. */
  readonly groups: number;
}

/**
 * Incidents that match as one row about all of them (is_total) and, with a dimension, one for each of its values, those
 * with most incidents first. The row of all exists even when nothing matches.
 */
export function groupedIncidents(db: Source, { filters, groupBy, groups }: GroupedParams) {
  if (groupBy === undefined) {
    return filteredTraces(db, filters)
      .select([sql<string | null>`null::text`.as('key'), sql<boolean>`true`.as('is_total')])
      .groupBy(sql`grouping sets (())`);
  }
  const column = sql.ref(DIMENSIONS[groupBy]);
  return filteredTraces(db, filters)
    .select([sql<string | null>`${column}`.as('key'), sql<boolean>`grouping(${column}) = 1`.as('is_total')])
    .groupBy(sql`grouping sets ((), (${column}))`)
    .orderBy('is_total', 'desc')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy(inCodePoints(column), (order) => order.asc().nullsLast())
    .limit(groups + 1);
}

/** The shapes that filters and dimensions give a statement. */
export function groupedVariants(): Readonly<Record<string, GroupedParams>> {
  const dimensions = Object.keys(DIMENSIONS) as Dimension[];
  return {
    ...filterVariants((filters): GroupedParams => ({ filters, groups: 1 })),
    ...Object.fromEntries(
      dimensions.map((groupBy) => [`by ${groupBy}`, { filters: {}, groupBy, groups: 51 }] as const),
    ),
  };
}

/** How many incidents of a group are in a state. */
export function countOf(status: components['schemas']['ExecutionStatus']) {
  return sql<number>`count(*) filter (where ${sql.ref('t.execution_status')} = ${sql.lit(status)})`;
}
