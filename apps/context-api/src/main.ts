import { createEmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { createLog, openDatabase, runMain, Shutdown, startServer } from '@precedent/service-kit';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { loadContract } from './runtime-contract/contract.ts';
import { RuntimeContract } from './runtime-contract/runtime-contract.ts';
import { requireReadOnlyRole } from './service/read-only-role.ts';

await runMain(async () => {
  const config = loadConfig(process.env);
  const log = createLog({ service: 'context-api', level: config.LOG_LEVEL });
  const shutdown = new Shutdown({ log, drainMs: config.SHUTDOWN_DRAIN_MS });
  const { stopping } = shutdown;
  const sharedSession = config.DATABASE_SHARED_SESSION;

  const database = openDatabase<DB>({
    connectionString: config.DATABASE_URL,
    applicationName: 'context-api',
    log,
    max: config.DATABASE_POOL_SIZE,
    statementTimeoutMs: config.DATABASE_STATEMENT_TIMEOUT_MS,
    readOnly: true,
    sharedSession,
    role: 'precedent_reader',
  });
  shutdown.addResource('database', () => database.close());

  const { role, session_role } = await requireReadOnlyRole(database);
  const session = sharedSession ? `; the shared session itself belongs to ${session_role}, as expected` : '';
  log.info({ role }, `the database role can only read${session}`);

  const contract = new RuntimeContract(database, loadContract(new URL('../contract/', import.meta.url)), log);
  await contract.refresh();
  contract.start(config.SCHEMA_CHECK_INTERVAL_MS);
  shutdown.addResource('schema watch', async () => contract.stop());

  const provider = createEmbeddingProvider(config.embedding);
  const app = createApp({
    database,
    contract,
    provider,
    log,
    stopping,
    bodyLimit: config.BODY_LIMIT_BYTES,
    searchExactAtMost: config.SEARCH_EXACT_AT_MOST,
  });
  shutdown.addServer(await startServer({ app, port: config.PORT, host: config.HOST, log, stopping }));
});
