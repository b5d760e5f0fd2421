import type { DB } from '@precedent/schema';
import {
  runUntilAborted,
  SharedRead,
  type Database,
  type OpenApiDocument,
  type Routes,
} from '@precedent/service-kit';
import { logPosition } from './position.query.ts';

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}
type AnyHandler = (input: unknown) => Promise<Reply> | Reply;

/** Readers of the position are everyone's: no client that goes away ends them. */
const NEVER = new AbortController().signal;

/**
 * Adds to the answer of every write where the log stood after it: readers that have come as far see it. The position is
 * asked for after the commit, also when an answer is sent again, and one question serves all writes that end while
 * another is under way.
 * @param database with a connection free of writes, or the question would wait behind them
 */
export function positioned<Operations>(
  routes: Routes<Operations>,
  document: OpenApiDocument,
  database: Pick<Database<DB>, 'read'>,
): Routes<Operations> {
  const positions = new SharedRead(() =>
    runUntilAborted(NEVER, () => database.read((db) => logPosition(db, undefined).executeTakeFirstOrThrow())),
  );
  const wrap =
    (handler: AnyHandler): AnyHandler =>
    async (input) => {
      const reply = await handler(input);
      // What was written stays written when nobody can tell the position.
      const position = await positions.ask().catch(() => undefined);
      return position === undefined
        ? reply
        : { ...reply, headers: { ...reply.headers, 'Precedent-LSN': position.lsn } };
    };
  const handlers = Object.entries(routes as unknown as Record<string, AnyHandler>).map(([id, handler]) => [
    id,
    document.operations.get(id)?.method === 'get' ? handler : wrap(handler),
  ]);
  return Object.fromEntries(handlers) as Routes<Operations>;
}
