import { join } from 'node:path';
import { migrate, readMigrations } from '@precedent/migrator';
import { Command } from 'commander';
import { generatedFiles, staleFiles } from '../generate/generate.ts';
import { openShadow } from '../replay/shadow.ts';
import { databaseUrl } from './arguments.ts';
import { reportStale } from './report-stale.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { writeFiles } from '../workspace/write-files.ts';

/** `generate [--check]`: rewrites what is generated from the migrations, or fails when it is stale. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('write the types, schema.sql, catalog.json and docs/schema from the migrations')
    .option('--check', 'write nothing; exit 1 with a diff when a file is stale')
    .option('--database-url <url>', 'replay on this server instead of the embedded database', databaseUrl)
    .action(async (options: { check?: boolean; databaseUrl?: string }) => {
      const shadow = await openShadow(options);
      try {
        const directory = join(WORKSPACE_ROOT, MIGRATIONS_PATH);
        await migrate(shadow.session, { directory });
        const head = (await readMigrations(directory)).at(-1)?.file ?? '';
        const files = await generatedFiles(shadow, head);
        const stale = await staleFiles(WORKSPACE_ROOT, files);
        if (options.check !== true) await writeFiles(WORKSPACE_ROOT, files);
        reportStale(stale, { count: files.size, checking: options.check === true, command: 'generate' });
      } finally {
        await shadow.close();
      }
    });
}
