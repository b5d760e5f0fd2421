import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { countIncidents } from './count.query.ts';
import { decodeCursor, encodeCursor, type List } from './cursor.ts';
import { readFilters } from './filters/read-filters.ts';
import { shownBy } from './incident-columns.ts';
import { toIncident } from './incident.view.ts';
import { listIncidents as listQuery } from './list.query.ts';

/** Page and total see the same data, whatever is recorded between the two statements. */
const ONE_SNAPSHOT = { transaction_isolation: 'repeatable read' } as const;

/** GET /api/v1/incidents: one statement for each page, a second one only when the total is asked for. */
export function listIncidents(database: Database<DB>): Handler<operations['listIncidents']> {
  return async ({ params: { query } }) => {
    const shown = shownBy(query);
    const { limit = 50, sort = 'newest', cursor, include = [] } = query;
    const filters = readFilters(query, (parameter) => ({ in: 'query', parameter }));
    const list: List = { filters, sort };
    const after = cursor === undefined ? undefined : decodeCursor(cursor, list);
    const page = {
      ...list,
      ...(after === undefined ? {} : { after }),
      limit: limit + 1, // one more tells whether there is a next page
      ...shown,
    };

    const counted = include.includes('total');
    const { rows, total } = await database.read(
      async (db) => ({
        rows: await listQuery(db, page).execute(),
        total: counted ? await countIncidents(db, list).executeTakeFirstOrThrow() : undefined,
      }),
      counted ? ONE_SNAPSHOT : undefined,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      status: 200,
      body: {
        items: items.map((row) => toIncident(row, shown)),
        next_cursor: last === undefined ? null : encodeCursor(last, list),
        ...total,
      },
    };
  };
}
