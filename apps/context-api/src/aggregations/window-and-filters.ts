import { invalidRequest } from '@precedent/service-kit';
import type { components } from '../generated/openapi.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { readFilters, type WireFilters } from '../incidents/filters/read-filters.ts';
import { instant, LONGEST_WINDOW_MS, windowBegin } from '../windows/window.ts';

export type Window = components['schemas']['AggregationWindow'];

const DEFAULT_WINDOW = '30d';
const DEFAULT_MS = 30 * 86_400_000;

/** What an aggregation looks at. The filters hold the window too. */
export interface Looked {
  readonly filters: IncidentFilters;
  readonly window: Window;
}

/** @throws Problem naming the parameter that makes no window, or one longer than 366 days */
export function windowAndFilters(query: WireFilters & { readonly window?: string }, now: Date): Looked {
  const { from, to, ...filters } = readFilters(query, (parameter) => ({ in: 'query', parameter }));
  const window = windowOf(from, to, query.window, now);
  return {
    window,
    filters: {
      ...filters,
      ...(window.from === null ? {} : { from: window.from }),
      ...(window.to === null ? {} : { to: window.to }),
    },
  };
}

function windowOf(
  from: string | undefined,
  to: string | undefined,
  window: string | undefined,
  now: Date,
): Window {
  if (from === undefined && to === undefined) {
    const begin = windowBegin(window ?? DEFAULT_WINDOW, now);
    return begin === undefined ? { from: null, to: null } : { from: begin, to: instant(now) };
  }
  if (window !== undefined) throw refused('window', 'must not be given together with from or to');
  const begin = from ?? instant(new Date(Math.max(Date.parse(to as string) - DEFAULT_MS, EARLIEST)));
  const end = to ?? instant(new Date(Math.max(Date.parse(begin), now.getTime())));
  if (Date.parse(end) - Date.parse(begin) > LONGEST_WINDOW_MS) {
    throw refused('from', 'must not lie more than 366 days before to; window=all looks at all time');
  }
  return { from: begin, to: end };
}

const EARLIEST = Date.parse('0001-01-01T00:00:00Z');

function refused(parameter: string, detail: string) {
  return invalidRequest([{ in: 'query', parameter, detail }]);
}
