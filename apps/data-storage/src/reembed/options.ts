import { InvalidArgumentError, type Command } from 'commander';

/** Flags of every job that embeds. */
export interface EmbedFlags {
  readonly databaseUrl?: string;
  readonly model?: string;
  readonly batchSize: number;
  readonly dryRun: boolean;
}

const BATCH_SIZE = { least: 1, most: 500, default: 32 };

/** Adds the flags that all jobs have which embed, and the exit codes. */
export function withEmbedOptions(command: Command): Command {
  return command
    .option('--database-url <url>', 'connection string of the writer (default: DATABASE_URL)')
    .option('--model <id>', 'model to embed with (default: the one the service is configured with)')
    .option(
      '--batch-size <traces>',
      `traces claimed, embedded and stored at a time, ${BATCH_SIZE.least} to ${BATCH_SIZE.most}`,
      batchSize,
      BATCH_SIZE.default,
    )
    .option('--dry-run', 'tell what would be done, and do nothing', false)
    .addHelpText(
      'after',
      '\nThe model is the one of the environment: EMBEDDING_PROVIDER, EMBEDDING_URL, EMBEDDING_MODEL, EMBEDDING_API_KEY.' +
        '\nMay be stopped or killed at any time and run again, and run several times at once: the runs share the work' +
        '\nwith each other and with the services. While model or database do not answer it waits and goes on.' +
        '\n\nExit codes: 0 done, 1 failed, or done except for texts that the model refuses, 78 a wrong setting,' +
        '\n130 stopped by SIGINT or SIGTERM.',
    );
}

function batchSize(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < BATCH_SIZE.least || value > BATCH_SIZE.most) {
    throw new InvalidArgumentError(`It is a number from ${BATCH_SIZE.least} to ${BATCH_SIZE.most}.`);
  }
  return value;
}

/** The environment with the model of the flags. */
export function withModel(env: NodeJS.ProcessEnv, { model }: EmbedFlags): NodeJS.ProcessEnv {
  return model === undefined ? env : { ...env, EMBEDDING_MODEL: model };
}
