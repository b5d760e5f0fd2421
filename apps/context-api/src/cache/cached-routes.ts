import type { OpenApiDocument, Routes } from '@precedent/service-kit';
import type { AnswerCache, Reply, Request } from './answer-cache.ts';
import { ttlOf, type CachePolicy } from './cache-policy.ts';

type AnyHandler = (request: Request) => Promise<Reply> | Reply;

/** Every handler, answering from the cache where that is right. Each operation here reads only, POST included. */
export function cachedRoutes<Operations>(
  routes: Routes<Operations>,
  document: OpenApiDocument,
  cache: AnswerCache,
  policy: CachePolicy,
): Routes<Operations> {
  const handlers = Object.entries(routes as unknown as Record<string, AnyHandler>).map(([id, handler]) => {
    const { tags } = document.operations.get(id)?.source ?? {};
    const [tag] = Array.isArray(tags) ? (tags as string[]) : [];
    return [id, cache.around({ id, ttlMs: ttlOf(policy, tag) }, handler)];
  });
  return Object.fromEntries(handlers) as Routes<Operations>;
}
