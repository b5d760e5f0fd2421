import {
  maskConnectionStrings,
  openDatabase,
  ConfigError,
  createLog,
  type Database,
  type Logger,
  DatabaseUnavailable,
  Problem,
} from '@precedent/service-kit';
import type { DB } from '@precedent/schema';
import { loadConfig, type Config } from '../config.ts';
import { explainFailure } from '../migrate/explain-failure.ts';
import type { JobReport } from './job-report.ts';
import { jsonJobReport } from './json-job-report.ts';
import { terminalJobReport } from './terminal-job-report.ts';

/** What a job works with. */
export interface Job {
  readonly config: Config;
  readonly database: Database<DB>;
  readonly report: JobReport;
  /** Aborted by SIGINT or SIGTERM: the job ends after what it has begun. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** A job that was asked to stop has done what it had begun. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped';
}

const EXIT_CONFIG = 78;
const EXIT_INTERRUPTED = 130;

/**
 * Runs a job of the command line to its end. Exit codes: 0 done, 1 failed, 78 a wrong setting, 130 stopped by a signal;
 * after 1 and 130 the same command goes on where this one was.
 * @param databaseUrl instead of DATABASE_URL
 */
export async function runJob(
  env: NodeJS.ProcessEnv,
  databaseUrl: string | undefined,
  work: (job: Job) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort(new JobStopped('Stopped. Run the same command again to go on.'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  const report = process.stdout.isTTY
    ? terminalJobReport()
    : jsonJobReport((line) => process.stdout.write(line));
  let url = 'postgres://unknown';
  try {
    const config = loadConfig(databaseUrl === undefined ? env : { ...env, DATABASE_URL: databaseUrl });
    url = config.DATABASE_URL;
    const log = createLog({ service: 'data-storage', level: 'silent' });
    const database = openDatabase<DB>({
      connectionString: url,
      applicationName: 'data-storage-job',
      sharedSession: config.DATABASE_SHARED_SESSION,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      poolWaitMs: POOL_WAIT_MS,
      log,
    });
    try {
      await work({ config, database, report, signal: stop.signal, log });
    } finally {
      await database.close();
    }
  } catch (error) {
    report.stopped();
    const failure = explain(error, url, stop.signal);
    process.stderr.write(`${maskConnectionStrings(failure.message)}\n`);
    process.exitCode = failure.exitCode;
  }
}

/** A job has no client that waits; a busy machine is no reason to give up. */
const STATEMENT_TIMEOUT_MS = 60_000;
const POOL_WAIT_MS = 10_000;

function explain(error: unknown, url: string, signal: AbortSignal): { message: string; exitCode: number } {
  if (signal.aborted) return { message: (signal.reason as Error).message, exitCode: EXIT_INTERRUPTED };
  if (error instanceof ConfigError) return { message: error.message, exitCode: EXIT_CONFIG };
  return explainFailure(beneath(error), url);
}

/** What lies beneath an error that was made for a client of the service. */
function beneath(error: unknown): unknown {
  const wrapped = error instanceof Problem || error instanceof DatabaseUnavailable;
  return wrapped && error.cause !== undefined ? beneath(error.cause) : error;
}
