import { fileURLToPath } from 'node:url';
import type { DB } from '@precedent/schema';
import {
  createLog,
  createMetrics,
  limitValues,
  openDatabase,
  poolMetrics,
  runMain,
  Shutdown,
  startServer,
} from '@precedent/service-kit';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { embeddingMetrics } from './embeddings/embedding-metrics.ts';
import { EmbeddingWorker } from './embeddings/worker.ts';
import { rememberModels } from './embeddings/remember-models.ts';
import { healthChecks, logWhatIsWrong } from './health/checks.ts';
import { newestMigration } from './health/schema.check.ts';
import { purgeHourly } from './purge/purge-hourly.ts';

const SERVICE = 'data-storage';

await runMain(async () => {
  const config = loadConfig(process.env);
  const { provider, redactor } = config;
  const log = createLog({ service: SERVICE, level: config.LOG_LEVEL });
  const shutdown = new Shutdown({ log, drainMs: config.SHUTDOWN_DRAIN_MS });
  const { stopping } = shutdown;

  const needed = await newestMigration(fileURLToPath(new URL('../migrations', import.meta.url)));
  const connect = (max: number) =>
    openDatabase<DB>({
      connectionString: config.DATABASE_URL,
      applicationName: SERVICE,
      log,
      max,
      statementTimeoutMs: config.DATABASE_STATEMENT_TIMEOUT_MS,
      sharedSession: config.DATABASE_SHARED_SESSION,
    });
  const database = connect(config.DATABASE_POOL_SIZE);
  shutdown.addResource('database', () => database.close());
  const positions = connect(1);
  shutdown.addResource('connection for positions', () => positions.close());

  const metrics = createMetrics(SERVICE);
  poolMetrics(metrics, database);
  const workerMetrics = embeddingMetrics(metrics, database, provider.model);
  const embeddingQueue = new EmbeddingWorker({ database, provider, metrics: workerMetrics, log });
  embeddingQueue.start();
  shutdown.addResource('embedding worker', () => embeddingQueue.stop());

  const checks = healthChecks({ database, needed, provider });
  await logWhatIsWrong(checks, log);
  const hourlyPurge = purgeHourly({ database, log });
  shutdown.addResource('purge', () => hourlyPurge.stop());
  const app = createApp({
    log,
    metrics,
    checks,
    stopping,
    limits: { ...limitValues(config), 'in-flight-writes': config.MAX_IN_FLIGHT_WRITES },
    callerHeader: config.CALLER_HEADER,
    database,
    positions,
    provider,
    rememberModels: (models) => rememberModels(database, models),
    embeddingQueue,
    redactor,
    defaultCluster: config.ALERTMANAGER_DEFAULT_CLUSTER,
  });
  const { HOST: host, PORT: port } = config;
  shutdown.addServer(await startServer({ app, port, host, log, stopping }));
});
