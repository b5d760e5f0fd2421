import type { DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { operations } from '../generated/openapi.ts';
import { gatherContext, type ContextParams } from './context.query.ts';
import { toContext } from './context.view.ts';
import { whatWasAsked } from './what-was-asked.ts';

const ROOM = {
  summary: { tokens: 2000, entries: 8, recent: 5 },
  full: { tokens: 8000, entries: 100, recent: 20 },
} as const;

/** GET /api/v1/context: one statement. */
export function getContext(database: Database<DB>): Handler<operations['getContext']> {
  return async ({ params: { query } }) => {
    const now = new Date();
    const { recent, ...room } = ROOM[query.detail ?? 'summary'];
    const asked: ContextParams = { ...whatWasAsked(query, now), recent };
    const row = await database.read((db) => gatherContext(db, asked).executeTakeFirstOrThrow());
    return { status: 200, body: toContext(row, asked, room, now) };
  };
}
