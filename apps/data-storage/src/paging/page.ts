import { decodeCursor, encodeCursor, type List } from './cursor.ts';

/** Rows of a page when the request names no number. */
export const PAGE_LIMIT = 50;

/** What a request says about the page that it wants. */
interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
}

/** What a list query takes, newest first by id: one row more than asked for tells whether there is a next page. */
export interface Page {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** @throws Problem naming `cursor` when it is not one of this list */
export function readPage({ limit = PAGE_LIMIT, cursor }: PageQuery, list: List): Page {
  const before = cursor === undefined ? undefined : (decodeCursor(cursor, list, ['id'])[0] as number);
  return { before, limit: limit + 1 };
}

/** The rows of a page, and the cursor of the next one. */
export function toPage<Row extends { readonly id: number }>(
  rows: readonly Row[],
  { limit }: Page,
  list: List,
): { items: readonly Row[]; next_cursor: string | null } {
  const items = rows.slice(0, limit - 1);
  const last = rows.length < limit ? undefined : items.at(-1);
  return { items, next_cursor: last === undefined ? null : encodeCursor([last.id], list) };
}
