import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { listResources as listQuery } from './list.query.ts';
import { toResource } from './resource.view.ts';

/** GET /api/v1/resources: one statement for each page. */
export function listResources(database: Database<DB>): Handler<operations['listResources']> {
  return async ({ params: { query } }) => {
    const { limit = 50, ...which } = query;
    const page = { ...which, limit: limit + 1 }; // one more tells whether there is a next page
    const rows = await database.read((db) => listQuery(db, page).execute());
    const items = rows.slice(0, limit).map(toResource);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { status: 200, body: { items, next_after: last?.id ?? null } };
  };
}
