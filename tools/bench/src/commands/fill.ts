import { Command } from 'commander';
import { benchDatabase } from '../server/bench-database.ts';
import { progress, serverOption, tracesOption, type DatabaseOptions } from './options.ts';

/** `bench fill`: makes the database that the other benchmarks use, and prints how to reach it. */
export function fillCommand(): Command {
  return new Command('fill')
    .description('migrate and fill a database, or find it filled')
    .addOption(tracesOption())
    .addOption(serverOption())
    .action(async ({ traces, server }: DatabaseOptions) => {
      const started = performance.now();
      const { ownerUrl, readerUrl, writerUrl } = await benchDatabase(traces, server, progress);
      progress(`ready after ${Math.round((performance.now() - started) / 1000)} s\n`);
      console.log(JSON.stringify({ ownerUrl, readerUrl, writerUrl }, null, 2));
    });
}
