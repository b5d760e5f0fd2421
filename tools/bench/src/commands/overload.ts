import { Command, Option } from 'commander';
import { benchDatabase } from '../server/bench-database.ts';
import { overload, sentenceOf, type OverloadOptions } from '../overload/overload-benchmark.ts';
import { progress, serverOption, tracesOption, wholeNumber, type DatabaseOptions } from './options.ts';

const number = (flags: string, what: string, fallback: number) =>
  new Option(flags, what).argParser(wholeNumber).default(fallback);

/** `bench overload`: what becomes of requests when ten times as many come as are admitted. */
export function overloadCommand(): Command {
  return new Command('overload')
    .description('latency, refusals and memory under many times the admitted load')
    .argument('[names...]', 'list, get, create (default: get; create writes to the database)')
    .addOption(tracesOption().default(100_000))
    .addOption(serverOption())
    .addOption(number('--seconds <number>', 'length of the overload', 30))
    .addOption(number('--times <number>', 'requests at once, as a multiple of those admitted', 10))
    .addOption(number('--calm <number>', 'requests at once without overload', 1))
    .action(async (names: string[], { traces, server, ...options }: OverloadOptions & DatabaseOptions) => {
      const database = await benchDatabase(traces, server, progress);
      for (const name of names.length > 0 ? names : ['get']) {
        console.log(sentenceOf(await overload(database, name, options)));
      }
    });
}
