import type { DB } from '@precedent/schema';
import type { Selectable } from 'kysely';
import type { components } from '../generated/openapi.ts';

/** A resource as the query selects it. */
export type ResourceRow = Selectable<DB['resource_references']> & {
  readonly incidents: number;
  readonly completed: number;
};

export type Resource = components['schemas']['Resource'];

/** A resource for the wire. Its `success_rate` is between 0 and 1, to 4 decimals; null without incidents. */
export function toResource(row: ResourceRow): Resource {
  const { incidents, completed } = row;
  return { ...row, success_rate: incidents === 0 ? null : Number((completed / incidents).toFixed(4)) };
}
