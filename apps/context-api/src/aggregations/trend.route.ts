import type { DB } from '@precedent/schema';
import { invalidRequest, type Database, type Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { countOverTime, type Bucket } from './count-over-time.query.ts';
import { toSuccessRate } from './rate.view.ts';
import { zoneOfServer } from './time-zone.ts';
import { windowAndFilters } from './window-and-filters.ts';

const MOST_BUCKETS = 1000;
const HOUR_MS = 3_600_000;
const LENGTH_MS: Readonly<Record<Bucket, number>> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS };

/** GET /api/v1/aggregations/trend */
export function getTrend(database: Database<DB>): Handler<operations['getTrend']> {
  return async ({ params: { query } }) => {
    const { bucket = 'day', time_zone: timeZone = 'UTC' } = query;
    const { filters, window } = windowAndFilters(query, new Date());
    const { from, to } = window;
    const zone = zoneOfServer(timeZone);
    if (zone === undefined) throw refused('time_zone', 'must be an IANA time zone such as Europe/Berlin');
    if (from === null || to === null)
      throw refused('window', 'must have a beginning: a trend over all time has no end');
    const length = Date.parse(to) - Date.parse(from);
    // The first and the last bucket may be partial.
    if (length / LENGTH_MS[bucket] + 2 > MOST_BUCKETS) {
      throw refused(
        'bucket',
        `would make more than ${MOST_BUCKETS} buckets; take longer ones, or a shorter window`,
      );
    }
    const rows = await database.read((db) =>
      countOverTime(db, { filters: { ...filters, from, to }, bucket, timeZone: zone }).execute(),
    );
    const buckets = rows.map(({ start, ...counts }) => ({ start, ...toSuccessRate(counts) }));
    return { status: 200, body: { window, bucket, time_zone: timeZone, buckets } };
  };
}

function refused(parameter: string, detail: string) {
  return invalidRequest([{ in: 'query', parameter, detail }]);
}
