import type { Handler } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import type { operations } from '../generated/openapi.ts';
import { readExport, type ExportFilters, type Position } from './export-filters.ts';
import { toLine } from './export-line.ts';
import { exportTraces } from './export.query.ts';

/** Rows read at a time: with vectors a page is about a megabyte. */
const PAGE = 200;

/** GET /api/v1/action-traces/export: a statement for each page, none open while the client is slow. */
export function exportActionTraces({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['exportActionTraces']> {
  return ({ params: { query }, signal }) => {
    const { filters, after } = readExport(query);
    const embedding = query.include?.includes('embedding') ?? false;
    return { status: 200, lines: pages({ database, filters, after, embedding, signal }) };
  };
}

interface Export extends Pick<Dependencies, 'database'> {
  readonly filters: ExportFilters;
  readonly after: Position | undefined;
  readonly embedding: boolean;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

async function* pages({ database, filters, after, embedding, signal }: Export): AsyncGenerator<string> {
  for (let position = after; ;) {
    const page = { filters, after: position, limit: PAGE, embedding };
    const rows = await database.read((db) => exportTraces(db, page).execute());
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(toLine(row))}\n`).join('');
    position = rows.at(-1);
    if (rows.length < PAGE || signal.aborted) return;
  }
}
