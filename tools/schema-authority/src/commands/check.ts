import { Command, Option } from 'commander';
import { Stopwatch } from '../check/stopwatch.ts';
import { FORMATS } from '../report/formats.ts';
import { judge, type Verdict } from '../verdict/judge.ts';
import { judgeOptions, withChangeOptions, type ChangeOptions } from './judge-options.ts';
import { output } from './output.ts';

/** 0 compatible, 1 breaking, 2 could not check, 3 when nothing but a released consumer refuses the change. */
function exitCode({ status, findings }: Verdict): number {
  if (status !== 'breaking') return status === 'compatible' ? 0 : 2;
  return findings.every(({ severity, rule }) => severity !== 'error' || rule === 'SA016') ? 3 : 1;
}

interface Options extends ChangeOptions {
  readonly format: string;
  readonly output?: string;
}

/** `check`: whether the working tree's schema breaks anything that works on the base's. */
export function checkCommand(): Command {
  return withChangeOptions(new Command('check'))
    .description(
      'compare the schema with the base: exit 0 compatible, 1 breaking, 2 could not check, 3 refused by a release',
    )
    .addOption(
      new Option('--format <format>', 'form of the report').choices(Object.keys(FORMATS)).default('text'),
    )
    .option('--output <file>', 'write the report there instead of standard output')
    .action(async (options: Options) => {
      const stopwatch = new Stopwatch();
      const verdict = await judge(await judgeOptions(options), stopwatch);
      await output((await FORMATS[options.format]?.(verdict)) ?? '', options.output);
      process.stderr.write(`${stopwatch}\n`);
      process.exitCode = exitCode(verdict);
    });
}
