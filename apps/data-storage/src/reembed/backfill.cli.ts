import { Command } from 'commander';
import { embeddingBacklog } from '../embeddings/backlog.query.ts';
import { runJob, type Job } from '../jobs/run-job.ts';
import { embedAll } from './embed-all.ts';
import { withEmbedOptions, withModel, type EmbedFlags } from './options.ts';
import { theProvider } from './the-provider.ts';

/** `data-storage backfill`: vectors for the traces that have none. */
export function backfillCommand(env: NodeJS.ProcessEnv): Command {
  const command = new Command('backfill').description(
    'Make vectors for the traces that have none, as the services do by themselves.',
  );
  return withEmbedOptions(command).action((flags: EmbedFlags) =>
    runJob(withModel(env, flags), flags.databaseUrl, (job) => backfill(job, flags)),
  );
}

async function backfill(job: Job, flags: EmbedFlags): Promise<void> {
  const { database, report } = job;
  const provider = theProvider(job.config, flags.model);
  const left = async (): Promise<number> => {
    const { rows } = await database.read((db) =>
      embeddingBacklog(db, { limit: Number.MAX_SAFE_INTEGER }).executeTakeFirstOrThrow(),
    );
    return rows;
  };
  if (flags.dryRun) return report.end('would-backfill', { traces: await left(), model: provider.model });
  const { batchSize } = flags;
  const done = await embedAll(job, { name: 'backfilling', provider, batchSize, left });
  const remaining = await left();
  report.end('backfilled', { ...done, left: remaining, model: provider.model });
  if (done.refused > 0) process.exitCode = 1;
}
