/**
 * A service for shutdown.process.test.ts to spawn. GET /items/1 answers when shutdown has begun, /items/2 never.
 * Its port is in the log.
 */
import { once } from 'node:events';
import { createLog, runMain, Shutdown, startServer } from '../src/index.ts';
import { shelfApp } from './start-shelf.ts';

await runMain(async () => {
  const log = createLog({ service: 'slow', level: 'info' });
  const shutdown = new Shutdown({ log });
  const { stopping } = shutdown;
  const getItem = async ({ params }: { params: { path: { id: number } } }) => {
    log.info({ item: params.path.id }, 'started');
    if (!stopping.aborted) await once(stopping, 'abort');
    if (params.path.id === 2) await new Promise(() => undefined);
    return { status: 200 as const, body: { id: params.path.id, name: 'late' } };
  };
  const app = shelfApp({ routes: { getItem }, log, stopping });
  shutdown.addResource('database', async () => log.info('database closed'));
  shutdown.addServer(await startServer({ app, port: 0, host: '127.0.0.1', log, stopping }));
});
