import type { Handler } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import type { operations } from '../generated/openapi.ts';
import { readPage, toPage } from '../paging/page.ts';
import { listResources, RESOURCE_FILTERS, type ResourceFilters } from './list.query.ts';

/** GET /api/v1/resource-references: one statement for each page. */
export function listResourceReferences({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['listResourceReferences']> {
  return async ({ params: { query } }) => {
    const filters: ResourceFilters = Object.fromEntries(
      RESOURCE_FILTERS.flatMap((filter) => (query[filter] === undefined ? [] : [[filter, query[filter]]])),
    );
    const list = { of: 'resource-references', ...filters };
    const page = readPage(query, list);
    const rows = await database.read((db) => listResources(db, { filters, ...page }).execute());
    const { items, next_cursor } = toPage(rows, page, list);
    return { status: 200, body: { items: [...items], next_cursor } };
  };
}
