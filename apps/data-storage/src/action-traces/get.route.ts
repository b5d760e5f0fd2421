import { Problem, type Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { toActionTrace, withEmbedding } from './action-trace.view.ts';
import type { Dependencies } from './dependencies.ts';
import { getTrace } from './get.query.ts';
import { hasAnswer, traceETag } from './trace-version.ts';

/** GET /api/v1/action-traces/{id}. */
export function getActionTrace({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['getActionTrace']> {
  return async ({ params: { path, query, header } }) => {
    const embedding = query.include?.includes('embedding') ?? false;
    const row = await database.read((db) => getTrace(db, { id: path.id, embedding }).executeTakeFirst());
    if (row === undefined) throw noSuchTrace(path.id);
    const trace = toActionTrace(row);
    const body = embedding ? withEmbedding(trace, row.embedding ?? null) : trace;
    const headers = { ETag: traceETag(body), 'Cache-Control': 'no-cache' };
    if (hasAnswer(header['If-None-Match'], body)) return { status: 304, headers };
    return { status: 200, headers, body };
  };
}

/** The answer for an id that no trace has. */
export function noSuchTrace(id: number): Problem {
  return new Problem('not-found', `There is no action trace ${id}.`);
}
