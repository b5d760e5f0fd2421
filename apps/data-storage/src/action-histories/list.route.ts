import type { Handler } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import type { operations } from '../generated/openapi.ts';
import { readPage, toPage } from '../paging/page.ts';
import { toActionHistory } from './action-history.view.ts';
import { HISTORY_FILTERS, listHistories, type HistoryFilters } from './list.query.ts';

/** GET /api/v1/action-histories: one statement for each page. */
export function listActionHistories({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['listActionHistories']> {
  return async ({ params: { query } }) => {
    const filters: HistoryFilters = Object.fromEntries(
      HISTORY_FILTERS.flatMap((filter) => (query[filter] === undefined ? [] : [[filter, query[filter]]])),
    );
    const list = { of: 'action-histories', ...filters };
    const page = readPage(query, list);
    const rows = await database.read((db) => listHistories(db, { filters, ...page }).execute());
    const { items, next_cursor } = toPage(rows, page, list);
    return { status: 200, body: { items: items.map(toActionHistory), next_cursor } };
  };
}
