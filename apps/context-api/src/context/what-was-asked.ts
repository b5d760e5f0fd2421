import { invalidRequest } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { readFilters } from '../incidents/filters/read-filters.ts';
import { windowBegin } from '../windows/window.ts';
import type { Asked } from './gathered-evidence.ts';

type Query = NonNullable<operations['getContext']['parameters']['query']>;

const FILTERS = ['alert_name', 'cluster_name', 'namespace', 'kind', 'name'] as const;

/**
 * The scopes that a request speaks of.
 * @throws Problem without any filter, and for a window that is none
 */
export function whatWasAsked(query: Query, now: Date): Asked {
  const given = FILTERS.filter((filter) => query[filter] !== undefined);
  if (given.length === 0) {
    const detail = `is needed, or another one of ${FILTERS.join(', ')}`;
    throw invalidRequest([{ in: 'query', parameter: 'alert_name', detail }]);
  }
  const from = windowBegin(query.window ?? '90d', now);
  const wire = Object.fromEntries(given.map((filter) => [filter, query[filter]]));
  const filters = readFilters(wire, (parameter) => ({ in: 'query', parameter }));
  const within = (each: IncidentFilters) => (from === undefined ? each : { ...each, from });
  const { alert_name } = filters;
  if (alert_name === undefined) return { narrow: within(filters), narrowScope: 'this_resource' };
  if (given.length === 1) return { narrow: within(filters), narrowScope: 'this_alert' };
  return { narrow: within(filters), narrowScope: 'this_resource', wide: within({ alert_name }) };
}
