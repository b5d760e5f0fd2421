import { alreadyHas, Problem, type Handler } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import { contentTag } from '../conditional/content-tag.ts';
import type { operations } from '../generated/openapi.ts';
import { getResource } from './get.query.ts';

/** GET /api/v1/resource-references/{id}. */
export function getResourceReference({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['getResourceReference']> {
  return async ({ params: { path, header } }) => {
    const body = await database.read((db) => getResource(db, path).executeTakeFirst());
    if (body === undefined) throw new Problem('not-found', `There is no resource reference ${path.id}.`);
    const headers = { ETag: `"${contentTag(body)}"`, 'Cache-Control': 'no-cache' };
    if (alreadyHas(header['If-None-Match'], contentTag(body))) return { status: 304, headers };
    return { status: 200, headers, body };
  };
}
