import { invalidRequest, type Problem } from '@precedent/service-kit';

const SHORT = /^(\d{1,6})([smhdw])$/;
const ISO =
  /^P(?=\d|T\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/;
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** The longest window there is, besides all time: a leap year. */
export const LONGEST_WINDOW_MS = 366 * 86_400_000;

/**
 * The beginning of a window that ends now: RFC 3339 in UTC with microseconds, undefined for `all`.
 * @param window `all`, an ISO 8601 duration such as `P90D`, or its short form such as `90d`, `12h`, `4w`
 * @throws Problem naming `window` when it is none of these, is empty, or is longer than 366 days
 */
export function windowBegin(window: string, now: Date): string | undefined {
  if (window === 'all') return undefined;
  const begin = before(window, now);
  if (begin === undefined) {
    throw refused(
      'must be all, an ISO 8601 duration such as P90D or PT12H, or its short form such as 90d or 12h',
    );
  }
  const length = now.getTime() - begin;
  if (!(length <= LONGEST_WINDOW_MS)) throw refused('must not be longer than 366 days; all means all time');
  if (length <= 0) throw refused('must be longer than nothing');
  return instant(new Date(begin));
}

/** A moment as stored times are written. */
export function instant(moment: Date): string {
  return moment.toISOString().replace('Z', '000Z');
}

function refused(detail: string): Problem {
  return invalidRequest([{ in: 'query', parameter: 'window', detail }]);
}

/** Milliseconds since 1970; NaN beyond the calendar, undefined for a text that is no duration. */
function before(window: string, now: Date): number | undefined {
  const [, count, unit] = SHORT.exec(window) ?? [];
  if (unit !== undefined) return now.getTime() - Number(count) * SECONDS[unit as keyof typeof SECONDS] * 1000;
  const match = ISO.exec(window);
  if (match === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const date = new Date(now);
  // The last day of a month that is too short for the day, as calendars and PostgreSQL count.
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months - 12 * years);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, length));
  return date.getTime() - ((weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + seconds) * 1000;
}
