import { invalidRequest, type Violation } from '@precedent/service-kit';
import type { components, operations } from '../../generated/openapi.ts';
import { statusesOf } from '../phase.ts';
import { VALUE_FILTERS, type IncidentFilters, type Values } from './incident-filters.ts';
import { wordsOf } from './incident-text.ts';
import { utcInstant } from './instant.ts';

type ListQuery = NonNullable<operations['listIncidents']['parameters']['query']>;
type FilterName = keyof components['schemas']['IncidentFilters'];
/** Filters as they arrive: in a query string always lists, in a body also single values. */
export type WireFilters = Pick<ListQuery, FilterName> | components['schemas']['IncidentFilters'];

/** Where a filter stands in the request, for telling what is wrong with it. */
type Place = (filter: string) => Omit<Violation, 'detail'>;

/** Most words of `q`: each is one more condition for every row looked at. */
const MAX_WORDS = 10;

/** Filters of the wire that are not called like their column. */
const WIRE_NAMES: Readonly<Partial<Record<string, string>>> = {
  alert_severity: 'severity',
  execution_status: 'status',
};

/**
 * The filters of a request that has passed validation, by column.
 * @throws Problem for an instant out of range, a window that ends before it begins, and a `q` without words
 */
export function readFilters(wire: WireFilters, place: Place): IncidentFilters {
  const given = wire as Readonly<Record<string, string | readonly string[] | undefined>>;
  const values = VALUE_FILTERS.flatMap((filter): [string, Values][] => {
    const value = given[WIRE_NAMES[filter] ?? filter];
    return value === undefined ? [] : [[filter, [...new Set([value].flat())]]];
  });
  return {
    ...Object.fromEntries(values),
    ...statusFilter(wire),
    ...wordsFilter(wire, place),
    ...window(wire, place),
  };
}

/** status and phase both speak of execution_status; given both, it must satisfy both. */
function statusFilter({ status, phase }: WireFilters): IncidentFilters {
  if (phase === undefined) return {};
  const ofPhase = [phase].flat().flatMap(statusesOf);
  const wanted = status === undefined ? ofPhase : ofPhase.filter((each) => [status].flat().includes(each));
  return { execution_status: [...new Set(wanted)] };
}

function wordsFilter({ q }: WireFilters, place: Place): IncidentFilters {
  if (q === undefined) return {};
  const words = wordsOf(q);
  if (words.length === 0) throw invalidRequest([{ ...place('q'), detail: 'must hold a word' }]);
  if (words.length > MAX_WORDS) {
    throw invalidRequest([{ ...place('q'), detail: `must have at most ${MAX_WORDS} different words` }]);
  }
  return { q: words };
}

function window(wire: WireFilters, place: Place): IncidentFilters {
  const violations: Violation[] = [];
  const read = (name: 'from' | 'to') => {
    const text = wire[name];
    const instant = text === undefined ? undefined : utcInstant(text);
    if (text !== undefined && instant === undefined) {
      violations.push({ ...place(name), detail: 'must lie in the years 0001 to 9999' });
    }
    return instant;
  };
  const from = read('from');
  const to = read('to');
  if (from !== undefined && to !== undefined && to < from) {
    violations.push({ ...place('to'), detail: 'must not be before from' });
  }
  if (violations.length > 0) throw invalidRequest(violations);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
