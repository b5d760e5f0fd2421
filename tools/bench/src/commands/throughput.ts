import { Command, Option } from 'commander';
import { benchDatabase } from '../server/bench-database.ts';
import { sentenceOf } from '../throughput/compare.ts';
import { compareThroughput } from '../throughput/throughput-benchmark.ts';
import { progress, serverOption, tracesOption, wholeNumber, type DatabaseOptions } from './options.ts';

interface ThroughputOptions extends DatabaseOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

const number = (flags: string, what: string, fallback: number) =>
  new Option(flags, what).argParser(wholeNumber).default(fallback);

/** `bench throughput`: the services beside a hand-written node:http + pg server with the same statements. */
export function throughputCommand(): Command {
  return new Command('throughput')
    .description('list, get and create beside a hand-written server with the same statements')
    .argument('[names...]', 'list, get, create (default: list and get; create writes to the database)')
    .addOption(tracesOption().default(100_000))
    .addOption(serverOption())
    .addOption(number('--rounds <number>', 'alternating rounds of each', 8))
    .addOption(number('--seconds <number>', 'length of a round', 3))
    .addOption(number('--connections <number>', 'requests at once', 16))
    .action(async (names: string[], { traces, server, ...rounds }: ThroughputOptions) => {
      const database = await benchDatabase(traces, server, progress);
      const wanted = names.length > 0 ? names : ['list', 'get'];
      await compareThroughput(database, wanted, rounds, (comparison) => console.log(sentenceOf(comparison)));
    });
}
