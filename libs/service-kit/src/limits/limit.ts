import { type LimitKind, type LimitUnit } from './kit-limits.ts';

/** One limit of a service, as GET /api/v1/limits lists it. */
export interface Limit extends LimitKind {
  /** Also the `limit` of a problem that it is the reason of. Ends in what is counted: `alert_name-characters`. */
  readonly name: string;
  readonly value: number;
  /** The operations it holds for; all of them when absent. */
  readonly operations?: readonly string[];
}

/** What a refusal tells about its limit. */
export interface ExceededLimit {
  readonly limit: string;
  readonly limit_value: number;
}

/**
 * Name of the limit of a place within a request.
 * @param pointer JSON pointer, or the name of a parameter; numbers, which are places in a list, do not count
 */
export function limitName(pointer: string, unit: LimitUnit): string {
  const place = pointer
    .split('/')
    .filter((segment) => segment !== '' && !/^\d+$/.test(segment))
    .at(-1);
  return `${(place ?? 'body').replaceAll('~1', '/').replaceAll('~0', '~')}-${unit}`;
}
