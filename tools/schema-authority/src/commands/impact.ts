import { Command } from 'commander';
import { migrationsAt } from '../check/check.ts';
import { Stopwatch } from '../check/stopwatch.ts';
import { impactOf } from '../impact/impact.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { markdownReport } from '../report/markdown.ts';
import { judge } from '../verdict/judge.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { judgeOptions, withChangeOptions, type ChangeOptions } from './judge-options.ts';
import { output } from './output.ts';

interface Options extends ChangeOptions {
  readonly output?: string;
}

/** `impact`: the report of the change process. It informs; `check` decides, so breaking is no failure here. */
export function impactCommand(): Command {
  return withChangeOptions(new Command('impact'))
    .description(
      'report in Markdown what the change does to whom: exit 0, or 2 when something could not be checked',
    )
    .option('--output <file>', 'write the report there instead of standard output')
    .action(async (options: Options) => {
      const stopwatch = new Stopwatch();
      const verdict = await judge(await judgeOptions(options), stopwatch);
      const base = await migrationsAt(WORKSPACE_ROOT, verdict.base);
      const { shadow } = await shadowAt(WORKSPACE_ROOT, base, options);
      try {
        await output(markdownReport(verdict, await impactOf(verdict, shadow)), options.output);
        stopwatch.lap('measure locks');
      } finally {
        await shadow.close();
      }
      process.stderr.write(`${stopwatch}\n`);
      if (verdict.status === 'unchecked') process.exitCode = 2;
    });
}
