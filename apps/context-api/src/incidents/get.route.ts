import type { DB } from '@precedent/schema';
import { Problem, type Database, type Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { getIncident as getQuery } from './get.query.ts';
import { shownBy } from './incident-columns.ts';
import { toIncident } from './incident.view.ts';

/** GET /api/v1/incidents/{id} */
export function getIncident(database: Database<DB>): Handler<operations['getIncident']> {
  return async ({ params: { path, query } }) => {
    const shown = shownBy(query);
    const row = await database.read((db) => getQuery(db, { id: path.id, ...shown }).executeTakeFirst());
    if (row === undefined) throw new Problem('not-found', `There is no incident ${path.id}.`);
    return { status: 200, body: toIncident(row, shown) };
  };
}
