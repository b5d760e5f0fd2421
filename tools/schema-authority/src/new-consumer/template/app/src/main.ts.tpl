import { connectReadOnly } from '@precedent/consumer-kit';
import { createLog, limitValues, runMain, Shutdown, startServer } from '@precedent/service-kit';
import { createApp } from './app.ts';
import { loadConfig, NAME, ROLE } from './config.ts';
import { queries } from './queries.ts';

await runMain(async () => {
  const config = loadConfig(process.env);
  const log = createLog({ service: NAME, level: config.LOG_LEVEL });
  const shutdown = new Shutdown({ log, drainMs: config.SHUTDOWN_DRAIN_MS });
  const { stopping } = shutdown;
  const contractFolder = new URL('../contract/', import.meta.url);
  const { servers, contract } = await connectReadOnly({
    name: NAME,
    role: ROLE,
    contractFolder,
    queries,
    config,
    log,
    shutdown,
  });
  const app = createApp({
    servers,
    database: servers.database,
    contract,
    log,
    stopping,
    limits: limitValues(config),
  });
  shutdown.addServer(await startServer({ app, port: config.PORT, host: config.HOST, log, stopping }));
});
