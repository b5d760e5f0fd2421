import { Command } from 'commander';
import { runJob, type Job } from '../jobs/run-job.ts';
import { BATCH, purge } from './purge.ts';
import { countUnused } from './purge-embeddings.ts';
import { purgeableRows } from './purgeable.query.ts';

interface Flags {
  readonly databaseUrl?: string;
  readonly dryRun: boolean;
}

/** `data-storage purge`: deletes what is kept no longer, as the services do every hour. */
export function purgeCommand(env: NodeJS.ProcessEnv): Command {
  return new Command('purge')
    .description(
      'Delete what is kept no longer: answers to an Idempotency-Key after 7 days, claims of the embedding workers ' +
        'that ran out a day ago, and embeddings that no trace has any more. Traces, histories and resources are ' +
        'never deleted.',
    )
    .option('--database-url <url>', 'connection string of the writer (default: DATABASE_URL)')
    .option('--dry-run', 'tell what would be deleted, and delete nothing', false)
    .addHelpText(
      'after',
      '\nDeletes 1000 rows in a transaction; may be stopped or killed at any time, and run beside the services.' +
        '\n\nExit codes: 0 done, 1 failed, 78 a wrong setting, 130 stopped by SIGINT or SIGTERM.',
    )
    .action((flags: Flags) => runJob(env, flags.databaseUrl, (job) => purgeAll(job, flags)));
}

async function purgeAll({ database, report, signal }: Job, { dryRun }: Flags): Promise<void> {
  const counted = await database.read((db) => purgeableRows(db, {}).executeTakeFirstOrThrow());
  const rows = { ...counted, distinct_embeddings: await countUnused(database, BATCH, signal) };
  signal.throwIfAborted();
  if (dryRun) return report.end('would-purge', rows);
  report.begin(
    'purging',
    Object.values(rows).reduce((sum, count) => sum + count, 0),
  );
  let done = 0;
  const onBatch = (deleted: number): void => report.advance((done += deleted));
  const purged = await purge(database, { signal, onBatch });
  signal.throwIfAborted();
  report.end('purged', { ...purged });
}
