/** The values of one filter; any of them matches. */
export type Values = readonly string[];

/** What incidents must match, by column: all filters given, each by one of its values. An empty list matches none. */
export interface IncidentFilters {
  readonly cluster_name?: Values;
  readonly namespace?: Values;
  readonly kind?: Values;
  readonly name?: Values;
  readonly environment?: Values;
  readonly alert_severity?: Values;
  readonly action_type?: Values;
  readonly execution_status?: Values;
  readonly alert_name?: Values;
  readonly alert_fingerprint?: Values;
  readonly workflow_id?: Values;
  /** Words that must all occur in the text of the incident, in any case. */
  readonly q?: Values;
  /** Earliest action_timestamp, inclusive; RFC 3339 in UTC with microseconds, as is `to`. */
  readonly from?: string;
  /** Latest action_timestamp, exclusive. */
  readonly to?: string;
}

/** Where each filter by value looks: always at the trace, which has a copy of its resource's and history's columns. */
export const FILTER_COLUMNS = {
  cluster_name: 't.cluster_name',
  namespace: 't.namespace',
  kind: 't.kind',
  name: 't.name',
  environment: 't.environment',
  alert_severity: 't.alert_severity',
  action_type: 't.action_type',
  execution_status: 't.execution_status',
  alert_name: 't.alert_name',
  alert_fingerprint: 't.alert_fingerprint',
  workflow_id: 't.workflow_id',
} as const satisfies Readonly<Record<Exclude<keyof IncidentFilters, 'q' | 'from' | 'to'>, string>>;

export type ValueFilter = keyof typeof FILTER_COLUMNS;

export const VALUE_FILTERS = Object.keys(FILTER_COLUMNS) as readonly ValueFilter[];
