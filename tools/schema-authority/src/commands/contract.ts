import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { readMigrations } from '@precedent/migrator';
import { Command } from 'commander';
import { buildContract } from '../contract/build-contract.ts';
import { captureQueries } from '../contract/capture.ts';
import { contractFiles } from '../contract/read-contract.ts';
import { staleFiles } from '../generate/generate.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { findConsumers } from '../workspace/consumers.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { writeFiles } from '../workspace/write-files.ts';
import { databaseUrl } from './arguments.ts';
import { reportStale } from './report-stale.ts';

/** `contract [--check]`: rewrites every consumer's contract from its sources, or fails when one is stale. */
export function contractCommand(): Command {
  return new Command('contract')
    .description('write apps/<consumer>/contract: one JSON a query, with what it uses of the schema')
    .option('--check', 'write nothing; exit 1 with a diff when a file is stale')
    .option('--database-url <url>', 'replay on this server instead of the embedded database', databaseUrl)
    .action(async (options: { check?: boolean; databaseUrl?: string }) => {
      const migrations = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
      const { shadow } = await shadowAt(WORKSPACE_ROOT, migrations, options);
      try {
        const files = new Map<string, string>();
        const extra: string[] = [];
        const consumers = await findConsumers(WORKSPACE_ROOT);
        const captured = await Promise.all(
          consumers.map((consumer) => captureQueries(WORKSPACE_ROOT, consumer)),
        );
        const contract = await buildContract(shadow, captured.flat());
        for (const consumer of consumers) {
          for (const query of contract.filter((own) => own.consumer === consumer.name)) {
            files.set(`${consumer.path}/contract/${query.id}.json`, `${JSON.stringify(query, null, 2)}\n`);
          }
          const present = [...(await contractFiles(WORKSPACE_ROOT, consumer.path)).keys()];
          extra.push(...present.filter((path) => !files.has(path)));
        }
        const stale = [
          ...(await staleFiles(WORKSPACE_ROOT, files)),
          ...extra.map((path) => ({ path, diff: 'belongs to no query any more' })),
        ];
        if (options.check !== true) {
          await writeFiles(WORKSPACE_ROOT, files);
          for (const path of extra) await rm(join(WORKSPACE_ROOT, path));
        }
        reportStale(stale, { count: files.size, checking: options.check === true, command: 'contract' });
      } finally {
        await shadow.close();
      }
    });
}
