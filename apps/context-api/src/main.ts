import { connectReadOnly, requireAll } from '@precedent/consumer-kit';
import { createEmbeddingProvider } from '@precedent/embedding';
import { createLog, limitValues, runMain, Shutdown, startServer } from '@precedent/service-kit';
import { createApp } from './app.ts';
import { loadConfig, ROLE } from './config.ts';
import { lookAtModel } from './model/look-at-model.ts';
import { queries } from './queries.ts';

await runMain(async () => {
  const config = loadConfig(process.env);
  const name = 'context-api';
  const log = createLog({ service: name, level: config.LOG_LEVEL });
  const shutdown = new Shutdown({ log, drainMs: config.SHUTDOWN_DRAIN_MS });
  const { stopping } = shutdown;
  const contractFolder = new URL('../contract/', import.meta.url);
  const { servers, contract } = await connectReadOnly({
    name,
    role: ROLE,
    contractFolder,
    queries,
    config,
    log,
    shutdown,
  });
  const provider = createEmbeddingProvider(config.embedding);
  await requireAll({ model: () => lookAtModel(servers.database, provider) }, log);
  const app = createApp({
    servers,
    database: servers.database,
    contract,
    provider,
    log,
    stopping,
    limits: limitValues(config),
    cache: config.cache,
    searchExactAtMost: config.SEARCH_EXACT_AT_MOST,
  });
  shutdown.addServer(await startServer({ app, port: config.PORT, host: config.HOST, log, stopping }));
});
