import { invalidRequest, type Violation } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { toInstant } from '../action-traces/instant.ts';

type WireQuery = NonNullable<operations['exportActionTraces']['parameters']['query']>;

/** Where each filter by value looks; its name is that of the query parameter. */
export const FILTER_COLUMNS = {
  cluster_name: 't.cluster_name',
  namespace: 'r.namespace',
  kind: 'r.kind',
  name: 'r.name',
  environment: 't.environment',
  severity: 't.alert_severity',
  action_type: 't.action_type',
  status: 't.execution_status',
  alert_name: 't.alert_name',
  alert_fingerprint: 't.alert_fingerprint',
  workflow_id: 'h.workflow_id',
} as const;

export type ValueFilter = keyof typeof FILTER_COLUMNS;

export const VALUE_FILTERS = Object.keys(FILTER_COLUMNS) as readonly ValueFilter[];

/** What exported traces must match: all filters given, each by one of its values. */
export type ExportFilters = Partial<Readonly<Record<ValueFilter, readonly string[]>>> & {
  /** Earliest action_timestamp, inclusive, in the form of toInstant, as is `to`. */
  readonly from?: string;
  /** Latest action_timestamp, exclusive. */
  readonly to?: string;
};

/** The place of a trace in an export. */
export interface Position {
  readonly action_timestamp: string;
  readonly id: number;
}

/** @throws Problem naming the parameters that make no sense */
export function readExport(query: WireQuery): { filters: ExportFilters; after: Position | undefined } {
  const violations: Violation[] = [];
  const refuse = (parameter: string, detail: string): void =>
    void violations.push({ in: 'query', parameter, detail });
  const instant = (name: 'from' | 'to'): { [key in typeof name]?: string } => {
    const text = query[name];
    if (text === undefined) return {};
    const read = toInstant(text);
    if (read === undefined) refuse(name, 'must lie in the years 0001 to 9999');
    return read === undefined ? {} : { [name]: read };
  };
  const values = VALUE_FILTERS.flatMap((filter) => {
    const given = query[filter];
    return given === undefined ? [] : [[filter, [...new Set<string>(given)]] as const];
  });
  const filters: ExportFilters = { ...Object.fromEntries(values), ...instant('from'), ...instant('to') };
  if (filters.from !== undefined && filters.to !== undefined && filters.to < filters.from) {
    refuse('to', 'must not be before from');
  }
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (query.cursor !== undefined && after === undefined) {
    refuse('cursor', 'must be action_timestamp and id of a line, with a comma between them');
  }
  if (violations.length > 0) throw invalidRequest(violations);
  return { filters, after };
}

function readCursor(cursor: string): Position | undefined {
  const [time = '', number = ''] = cursor.split(',');
  const [action_timestamp, id] = [toInstant(time), Number(number)];
  return action_timestamp === undefined || !Number.isSafeInteger(id) ? undefined : { action_timestamp, id };
}
