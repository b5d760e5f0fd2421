import type { DB } from '@precedent/schema';
import { invalidRequest, Problem, type Database, type Handler, type Violation } from '@precedent/service-kit';
import type { operations } from '../../generated/openapi.ts';
import { secondsOf } from './duration.ts';
import { timelineAround } from './timeline.query.ts';
import { toTimeline } from './timeline.view.ts';

const LONGEST = secondsOf('366d') ?? 0;

/** GET /api/v1/incidents/{id}/timeline: one statement. */
export function getTimeline(database: Database<DB>): Handler<operations['getTimeline']> {
  return async ({ params: { path, query } }) => {
    const { before = '7d', after = '7d', limit = 50 } = query;
    const window = readWindow({ before, after });
    const params = { id: path.id, ...window, limit: limit + 1 }; // one more on each side tells that it is cut
    const rows = await database.read((db) => timelineAround(db, params).execute());
    const self = rows.find(({ side }) => side === 0);
    if (self === undefined) throw new Problem('not-found', `There is no incident ${path.id}.`);
    return { status: 200, body: toTimeline(rows, self, limit) };
  };
}

type Window<T> = Readonly<Record<'before' | 'after', T>>;

/** @throws Problem naming each duration that is none or too long */
function readWindow(given: Window<string>): Window<number> {
  const violations: Violation[] = [];
  const read = (parameter: keyof Window<string>): number => {
    const seconds = secondsOf(given[parameter]) ?? Number.NaN;
    if (!(seconds <= LONGEST)) {
      const detail = 'must be a duration of at most 366 days, such as 12h, 7d, PT12H or P7D';
      violations.push({ in: 'query', parameter, detail });
    }
    return seconds;
  };
  const window = { before: read('before'), after: read('after') };
  if (violations.length > 0) throw invalidRequest(violations);
  return window;
}
