import { Command, InvalidArgumentError } from 'commander';
import { readOverrides } from '../overrides/read-overrides.ts';
import { readHistory } from '../stats/history.ts';
import { metrics, type Metric } from '../stats/metrics.ts';
import { overrideAges } from '../stats/override-age.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';

interface Options {
  readonly since?: string;
  readonly json?: boolean;
}

/** `stats`: DD-SCHEMA-001's success metrics, as far as git knows them. */
export function statsCommand(): Command {
  return new Command('stats')
    .description("DD-SCHEMA-001's success metrics from git's history, each beside its target")
    .option('--since <YYYY-MM-DD>', 'count from this day on', day)
    .option('--json', 'print the metrics as JSON')
    .action(async ({ since, json }: Options) => {
      const history = await readHistory(WORKSPACE_ROOT);
      const overrides = await readOverrides(WORKSPACE_ROOT);
      const ages = await overrideAges(WORKSPACE_ROOT, overrides, history.cutOffAt);
      const measured = metrics(history, ages, {
        now: new Date().toISOString(),
        ...(since === undefined ? {} : { since }),
      });
      process.stdout.write(
        json === true ? `${JSON.stringify(measured, null, 2)}\n` : measured.map(text).join(''),
      );
    });
}

function text({ name, target, measured, met, notes }: Metric): string {
  const verdict = met === null ? 'unknown' : met ? 'met' : 'MISSED';
  const head = `${verdict.padEnd(8)} ${name}: ${measured} (target: ${target})\n`;
  return head + notes.map((note) => `           ${note}\n`).join('');
}

function day(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new InvalidArgumentError('a day such as 2026-01-31');
}
