import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ExplainedError } from '../explained-error.ts';
import { loadSamples } from '../load/load-samples.ts';
import { requireUnusedData, useDatabase } from './database.ts';
import type { Life } from './life.ts';
import { migrate } from './migrate.ts';
import type { StartOptions } from './options.ts';
import { freePort, requireFreePort } from './ports.ts';
import type { Reporter } from '../report/reporter.ts';
import { startService } from './service.ts';
import { summary } from './summary.ts';

/**
 * Starts everything, in this order: database, migrations, services, sample incidents. What it starts is added to the
 * life, which stops it in the opposite order. Resolves with what to tell the person who started it.
 * @throws ExplainedError for what can go wrong, and the signal's reason when the life is over
 */
export async function start(options: StartOptions, reporter: Reporter, life: Life): Promise<string> {
  requireUnusedData(options);
  const { host } = options;
  const ports = {
    dataStorage: options.portDataStorage || (await freePort(host)),
    contextApi: options.portContextApi || (await freePort(host)),
  };
  await requireFreePort(ports.dataStorage, host, '--port-data-storage');
  await requireFreePort(ports.contextApi, host, '--port-context-api');
  const logDir = join(options.dataDir, 'logs');
  await mkdir(logDir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new ExplainedError(
      `The directory ${options.dataDir} cannot be used (${error.code}): choose another with --data-dir.`,
    );
  });

  const { ownerUrl, sharedSession, logins } = await useDatabase(options, reporter, life);
  await migrate(ownerUrl, reporter, life);
  const { writerUrl, readerUrl } = await logins();

  const step = reporter.begin('Starting the services');
  const common = { host, sharedSession, logDir };
  const [dataStorage, contextApi] = await Promise.all([
    startService(
      {
        ...common,
        title: 'Data Storage',
        app: 'data-storage',
        port: ports.dataStorage,
        databaseUrl: writerUrl,
      },
      life,
    ),
    startService(
      { ...common, title: 'Context API', app: 'context-api', port: ports.contextApi, databaseUrl: readerUrl },
      life,
    ),
  ]).catch((error: unknown) => {
    step.failed('The services did not start');
    throw error;
  });
  step.done(`Services: Data Storage on ${dataStorage}, Context API on ${contextApi}`);

  await loadSamples({
    dataStorage,
    databaseUrl: ownerUrl,
    wanted: options.samples,
    reporter,
    signal: life.signal,
  });
  const databaseUrl = sharedSession ? ownerUrl : undefined;
  return summary({ dataStorage, contextApi, databaseUrl, logDir, now: new Date() });
}
