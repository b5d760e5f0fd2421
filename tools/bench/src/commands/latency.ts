import { Command, Option } from 'commander';
import { measureLatency, sentenceOf } from '../latency/latency-benchmark.ts';
import { benchDatabase } from '../server/bench-database.ts';
import { progress, serverOption, tracesOption, wholeNumber, type DatabaseOptions } from './options.ts';

interface LatencyOptions extends DatabaseOptions {
  readonly repeat: number;
}

/** `bench latency`: how long the Context API takes to answer, kind by kind. */
export function latencyCommand(): Command {
  return new Command('latency')
    .description('p50 and p95 of every kind of answer of the Context API, one request at a time')
    .argument('[words...]', 'only kinds whose name contains one of these')
    .addOption(tracesOption().default(1_000_000))
    .addOption(serverOption())
    .addOption(new Option('--repeat <number>', 'requests of each kind').argParser(wholeNumber).default(100))
    .action(async (words: string[], { traces, server, repeat }: LatencyOptions) => {
      const database = await benchDatabase(traces, server, progress);
      const wanted = (name: string) => words.length === 0 || words.some((word) => name.includes(word));
      await measureLatency(database, wanted, repeat, (latency) => console.log(sentenceOf(latency)));
    });
}
