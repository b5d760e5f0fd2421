import type { DB } from '@precedent/schema';
import type { Selectable } from 'kysely';

const HISTORY = ['id', 'resource_id', 'workflow_id', 'action_type', 'status', 'created_at'] as const;
const RESOURCE = ['cluster_name', 'namespace', 'kind', 'name'] as const;

/** A history with its resource, as the queries of this folder return it. */
export type HistoryRow = Pick<Selectable<DB['action_histories']>, (typeof HISTORY)[number]> &
  Pick<Selectable<DB['resource_references']>, (typeof RESOURCE)[number]>;

/** The columns of the histories table, of an alias of it, or of a query that returns them. */
export function historyColumns<Alias extends string>(alias: Alias): `${Alias}.${(typeof HISTORY)[number]}`[] {
  return HISTORY.map((column) => `${alias}.${column}` as const);
}

/** The columns that a history has from its resource. */
export function resourceColumns<Alias extends string>(
  alias: Alias,
): `${Alias}.${(typeof RESOURCE)[number]}`[] {
  return RESOURCE.map((column) => `${alias}.${column}` as const);
}
