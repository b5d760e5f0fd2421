import { fileURLToPath } from 'node:url';
import { parseConfig, variables } from '@precedent/service-kit';
import { Command } from 'commander';
import { importCommand } from './import/import.cli.ts';
import { backfillCommand } from './reembed/backfill.cli.ts';
import { purgeCommand } from './purge/purge.cli.ts';
import { reembedCommand } from './reembed/reembed.cli.ts';
import { explainFailure } from './migrate/explain-failure.ts';
import { jsonReport } from './migrate/json-report.ts';
import { migrateStatus } from './migrate/migrate-status.ts';
import { migrateUp, type MigrateTarget } from './migrate/migrate-up.ts';
import { terminalReport } from './migrate/terminal-report.ts';

/** Administration of the database that this service owns. */
const program = new Command('data-storage')
  .description('Administer the database that Data Storage owns.')
  .configureHelp({ showGlobalOptions: true });

interface MigrateFlags {
  readonly databaseUrl?: string;
  readonly directory: string;
}

const migrations = program
  .command('migrate')
  .description('Bring the schema to the version of this checkout. Services never do this by themselves.')
  .option(
    '--database-url <url>',
    'connection string of the owner (default: DATABASE_URL, or the file that DATABASE_URL_FILE names)',
  )
  .option(
    '--directory <path>',
    'directory of the migrations',
    fileURLToPath(new URL('../migrations', import.meta.url)),
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 failed, 2 refused (a file was edited, is missing or comes too late).',
  );

migrations
  .command('up')
  .description('apply the pending migrations, one transaction a file')
  .action(() =>
    run(async (target) => {
      const report = isTerminal() ? terminalReport() : jsonReport((line) => process.stdout.write(line));
      await migrateUp(target, report);
    }),
  );

migrations
  .command('status')
  .description('list the migrations, applied and pending; changes nothing')
  .action(() =>
    run(async (target) => {
      for (const state of await migrateStatus(target)) {
        console.log(
          isTerminal()
            ? `${(state.applied_at ?? 'pending').padEnd(24)}  ${state.file}`
            : JSON.stringify(state),
        );
      }
    }),
  );

for (const command of [importCommand, backfillCommand, reembedCommand, purgeCommand]) {
  program.addCommand(command(process.env));
}

await program.parseAsync();

async function run(command: (target: MigrateTarget) => Promise<void>): Promise<void> {
  let databaseUrl = 'postgres://unknown';
  try {
    const flags = migrations.opts<MigrateFlags>();
    const given = flags.databaseUrl === undefined ? process.env : { DATABASE_URL: flags.databaseUrl };
    databaseUrl = parseConfig(given, { DATABASE_URL: variables.databaseUrl() }).DATABASE_URL;
    await command({ databaseUrl, directory: flags.directory });
  } catch (error) {
    const failure = explainFailure(error, databaseUrl);
    console.error(failure.message);
    process.exitCode = failure.exitCode;
  }
}

function isTerminal(): boolean {
  return process.stdout.isTTY === true;
}
