import { Command } from 'commander';
import { compareImports, type Comparison } from '../import/import-benchmark.ts';
import { benchServer } from '../server/bench-server.ts';
import { progress, serverOption, tracesOption } from './options.ts';

const MOST_MEGABYTES = 250;

/** `bench import`: imports beside COPY ... BINARY of the same rows into the same tables in the same state. */
export function importCommand(): Command {
  return new Command('import')
    .description('import of traces with 768-dimension vectors beside COPY ... BINARY of the same rows')
    .addOption(tracesOption().default(20_000))
    .addOption(serverOption())
    .option('--only <text>', 'only the imports whose name has this text, such as "in place"', '')
    .action(async ({ traces, server, only }: { traces: number; server?: string; only: string }) => {
      const url = server ?? (await benchServer());
      const comparisons = await compareImports(traces, { server: url, only }, progress);
      for (const comparison of comparisons) console.log(sentence(comparison, traces));
    });
}

function sentence(comparison: Comparison, traces: number): string {
  const { name, importSeconds, copySeconds, peakMegabytes, target, indexSeconds } = comparison;
  const ratio = copySeconds / importSeconds;
  const rate = (seconds: number): string => `${Math.round(traces / seconds)} rows/s`;
  return [
    `${name}: ${rate(importSeconds)}; COPY BINARY ${rate(copySeconds)};`,
    `ratio ${ratio.toFixed(2)} (target ${target}: ${ratio >= target ? 'met' : 'missed'});`,
    `memory ${peakMegabytes} MB (target ${MOST_MEGABYTES}: ${peakMegabytes < MOST_MEGABYTES ? 'met' : 'missed'})`,
    ...(indexSeconds === undefined ? [] : [`; vector index built in ${indexSeconds.toFixed(1)} s`]),
  ].join(' ');
}
