import { alreadyHas, Problem, type Handler } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import { contentTag } from '../conditional/content-tag.ts';
import type { operations } from '../generated/openapi.ts';
import { historyAnswer } from './action-history.view.ts';
import { getHistory } from './get.query.ts';
import type { HistoryRow } from './history-columns.ts';

/** GET /api/v1/action-histories/{id}. */
export function getActionHistory({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['getActionHistory']> {
  return async ({ params: { path, header } }) => {
    const { headers, body } = historyAnswer(await findHistory(database, path.id));
    if (alreadyHas(header['If-None-Match'], contentTag(body))) return { status: 304, headers };
    return { status: 200, headers: { ...headers, 'Cache-Control': 'no-cache' }, body };
  };
}

/** @throws Problem not-found */
export async function findHistory(database: Dependencies['database'], id: number): Promise<HistoryRow> {
  const row = await database.read((db) => getHistory(db, { id }).executeTakeFirst());
  if (row === undefined) throw noSuchHistory(id);
  return row;
}

/** The answer for an id that no history has. */
export function noSuchHistory(id: number): Problem {
  return new Problem('not-found', `There is no action history ${id}.`);
}
