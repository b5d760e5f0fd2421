import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { openEmbedded } from './open.ts';

/**
 * A process that serves one PGlite over the PostgreSQL protocol on 127.0.0.1. Prints `{"port":N}` when it answers,
 * ends on SIGTERM, SIGINT, or when its standard input closes, so that it never outlives its parent.
 */
const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    snapshot: { type: 'string' },
    port: { type: 'string', default: '0' },
  },
});

const db = await openEmbedded({
  ...(values['data-dir'] === undefined ? {} : { dataDir: values['data-dir'] }),
  ...(values.snapshot === undefined ? {} : { from: new Blob([await readFile(values.snapshot)]) }),
});
const server = new PGLiteSocketServer({
  db,
  host: '127.0.0.1',
  port: Number(values.port),
  maxConnections: 100,
});
await server.start();

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server.stop();
  await db.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.stdin.on('end', () => void stop()).resume();

const port = Number(server.getServerConn().split(':').at(-1));
process.stdout.write(`${JSON.stringify({ port })}\n`);
