import type { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { wholeExchanges } from './whole-exchanges.ts';

/** A PGlite of this process, reachable over the PostgreSQL protocol. */
export interface ServedDatabase {
  readonly url: string;
  /** Stops serving; the PGlite itself stays open. */
  close(): Promise<void>;
}

/** Serves an open PGlite on a free port of 127.0.0.1, for libraries that speak through `pg`. */
export async function serveEmbedded(db: PGlite, port = 0): Promise<ServedDatabase> {
  const server = new PGLiteSocketServer({
    db: wholeExchanges(db),
    host: '127.0.0.1',
    port,
    maxConnections: 100,
  });
  await server.start();
  const bound = server.getServerConn().split(':').at(-1) ?? '';
  return { url: `postgres://postgres@127.0.0.1:${bound}/postgres`, close: () => server.stop() };
}
