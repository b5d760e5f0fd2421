import { Command } from 'commander';
import { embeddingModels, type ModelCount } from '../embeddings/models.query.ts';
import { runJob, type Job } from '../jobs/run-job.ts';
import { embedAll } from './embed-all.ts';
import { withEmbedOptions, withModel, type EmbedFlags } from './options.ts';
import { theProvider } from './the-provider.ts';

interface Flags extends EmbedFlags {
  readonly from?: readonly string[];
}

const MOST_MODELS = 1000;

/** `data-storage reembed`: vectors of the present model for the traces of others. */
export function reembedCommand(env: NodeJS.ProcessEnv): Command {
  const command = new Command('reembed').description(
    'Replace vectors of other models by vectors of the configured one. Vectors of two models are never compared: ' +
      'until it is done, a search finds only what has a vector of its own model.',
  );
  return withEmbedOptions(command)
    .option('--from <id...>', 'only vectors of these models (default: of every other model)')
    .action((flags: Flags) => runJob(withModel(env, flags), flags.databaseUrl, (job) => reembed(job, flags)));
}

async function reembed(job: Job, flags: Flags): Promise<void> {
  const { database, report } = job;
  const provider = theProvider(job.config, flags.model);
  const others = async (): Promise<ModelCount[]> => {
    const counts = await database.read((db) =>
      embeddingModels(db, { models: MOST_MODELS, limit: Number.MAX_SAFE_INTEGER }).execute(),
    );
    return counts.filter(
      ({ model }) => model !== provider.model && (flags.from === undefined || flags.from.includes(model)),
    );
  };
  const left = async (): Promise<number> => sum(await others());
  const found = await others();
  if (flags.dryRun) {
    for (const { model, rows } of found) report.end('would-reembed', { from: model, traces: rows });
    return report.end('would-reembed', { traces: sum(found), model: provider.model });
  }
  const from = found.map(({ model }) => model);
  const { batchSize } = flags;
  const done = await embedAll(job, { name: 'reembedding', provider, from, batchSize, left });
  report.end('reembedded', { ...done, left: await left(), model: provider.model });
  if (done.refused > 0) process.exitCode = 1;
}

function sum(counts: readonly ModelCount[]): number {
  return counts.reduce((total, { rows }) => total + rows, 0);
}
