import type { DB } from '@precedent/schema';
import { Problem, type Database, type Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { shownBy } from './incident-columns.ts';
import { toIncident } from './incident.view.ts';
import { IncidentsById } from './incidents-by-id.ts';

/** GET /api/v1/incidents/{id} */
export function getIncident(database: Database<DB>): Handler<operations['getIncident']> {
  const incidents = new IncidentsById(database);
  return async ({ params: { path, query } }) => {
    const shown = shownBy(query);
    const row = await incidents.find(path.id, shown);
    if (row === undefined) throw new Problem('not-found', `There is no incident ${path.id}.`);
    return { status: 200, body: toIncident(row, shown) };
  };
}
