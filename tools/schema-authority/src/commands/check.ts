import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { check, type CheckResult } from '../check/check.ts';
import { Stopwatch } from '../check/stopwatch.ts';
import { jsonReport } from '../report/json.ts';
import { textReport } from '../report/text.ts';
import { findConsumers } from '../workspace/consumers.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';

const FORMATS: Readonly<Record<string, (result: CheckResult) => string>> = {
  text: textReport,
  json: jsonReport,
};

/** 0 compatible, 1 breaking, 2 could not check, 3 when nothing but a released consumer refuses the change. */
function exitCode({ status, findings }: CheckResult): number {
  if (status !== 'breaking') return status === 'compatible' ? 0 : 2;
  return findings.every(({ severity, rule }) => severity !== 'error' || rule === 'SA016') ? 3 : 1;
}

interface Options {
  readonly base: string;
  readonly consumer?: string;
  readonly only?: string;
  readonly format: string;
  readonly output?: string;
  readonly databaseUrl?: string;
}

/** `check`: whether the working tree's schema breaks anything that works on the base's. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'compare the schema with the base: exit 0 compatible, 1 breaking, 2 could not check, 3 refused by a release',
    )
    .option('--base <ref>', 'git reference of the schema that runs now', 'main')
    .option('--consumer <name>', 'look at one consumer only')
    .option('--only <consumer/query>', 'look at one query only')
    .addOption(
      new Option('--format <format>', 'form of the report').choices(Object.keys(FORMATS)).default('text'),
    )
    .option('--output <file>', 'write the report there instead of standard output')
    .option('--database-url <url>', 'replay on this server instead of the embedded database')
    .action(async (options: Options) => {
      const stopwatch = new Stopwatch();
      const consumers = await chosenConsumers(options.consumer);
      const result = await check({ root: WORKSPACE_ROOT, consumers, ...options }, stopwatch);
      const report = FORMATS[options.format]?.(result) ?? '';
      if (options.output === undefined) process.stdout.write(report);
      else await writeFile(options.output, report);
      process.stderr.write(`${stopwatch}\n`);
      process.exitCode = exitCode(result);
    });
}

async function chosenConsumers(name: string | undefined): Promise<Awaited<ReturnType<typeof findConsumers>>> {
  const all = await findConsumers(WORKSPACE_ROOT);
  const chosen = name === undefined ? all : all.filter((consumer) => consumer.name === name);
  if (chosen.length > 0) return chosen;
  throw new Error(
    `there is no consumer "${name}"; there are ${all.map((consumer) => consumer.name).join(', ')}`,
  );
}
