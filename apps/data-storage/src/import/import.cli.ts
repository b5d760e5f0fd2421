import { Command } from 'commander';
import { runJob, type Job } from '../jobs/run-job.ts';
import { buildDeferredIndexes, deferVectorIndex } from './deferred-index.ts';
import { importFile } from './import-file.ts';

interface Flags {
  readonly databaseUrl?: string;
  readonly deferVectorIndex: boolean;
  readonly maintenanceWorkMem: string;
}

/** `data-storage import FILE`. */
export function importCommand(env: NodeJS.ProcessEnv): Command {
  return new Command('import')
    .description('Record the traces of a file of newline-delimited JSON, directly in the database.')
    .argument('<file>', 'the file; .gz is unpacked, - is standard input')
    .option(
      '--database-url <url>',
      'connection string (default: DATABASE_URL); of the owner to defer the index',
    )
    .option('--defer-vector-index', 'drop the vector index first and build it again afterwards', false)
    .option('--maintenance-work-mem <size>', 'memory PostgreSQL may use to build the index', '1GB')
    .addHelpText(
      'after',
      '\nMay be killed and run again: what is stored is not stored twice, and an index that is missing is built.' +
        '\nSearches are slow while it is missing.',
    )
    .action((file: string, flags: Flags) =>
      runJob(env, flags.databaseUrl, (job) => importAll(job, file, flags)),
    );
}

async function importAll(job: Job, file: string, flags: Flags): Promise<void> {
  const { config, report, signal } = job;
  const databaseUrl = config.DATABASE_URL;
  if (flags.deferVectorIndex) await deferVectorIndex(databaseUrl);
  const { failures, failures_omitted, ...counts } = await importFile(job, file);
  report.end('imported', counts);
  for (const { line, code, pointer, detail } of failures) {
    process.stderr.write(`line ${line}: ${code}: ${pointer === '' ? 'it' : pointer} ${detail}\n`);
  }
  if (failures_omitted > 0) process.stderr.write(`and ${failures_omitted} more\n`);
  if (flags.deferVectorIndex) {
    const { maintenanceWorkMem } = flags;
    await buildDeferredIndexes({ databaseUrl, maintenanceWorkMem, report, signal });
  }
  if (counts.failed > 0) process.exitCode = 1;
}
