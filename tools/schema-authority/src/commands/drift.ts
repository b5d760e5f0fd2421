import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Drift } from '../drift/compare-objects.ts';
import { repairs } from '../drift/repair.ts';
import { liveDrift, type LiveDrift } from '../drift/live-drift.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { databaseUrl } from './arguments.ts';

interface Options {
  readonly databaseUrl: string;
  readonly json?: boolean;
  readonly wait: number;
}

/** `drift`: whether somebody changed a live database by hand. */
export function driftCommand(): Command {
  return new Command('drift')
    .description('compare a live database with its migrations: exit 0 the same, 1 drifted, 2 could not check')
    .requiredOption(
      '--database-url <url>',
      'the live database; a login that may read it is enough',
      databaseUrl,
    )
    .option('--json', 'print the differences as JSON')
    .option('--wait <seconds>', 'how long to wait for a deployment that is going on', seconds, 30)
    .action(async ({ databaseUrl, json, wait }: Options) => {
      const directory = join(WORKSPACE_ROOT, MIGRATIONS_PATH);
      const found = await liveDrift({ root: WORKSPACE_ROOT, directory, databaseUrl, waitMs: wait * 1000 });
      process.stdout.write(json === true ? `${JSON.stringify(found, null, 2)}\n` : text(found));
      if (found.drifts.length > 0) process.exitCode = 1;
    });
}

function text({ head, pending, drifts }: LiveDrift): string {
  const at = `at ${head ?? 'no migration'}${pending.length === 0 ? '' : ` (${pending.length} pending, ignored)`}`;
  if (drifts.length === 0) return `no drift ${at}\n`;
  const count = drifts.length === 1 ? '1 difference' : `${drifts.length} differences`;
  return `${drifts.map(line).join('\n')}\n\n${count} ${at}. To repair:\n\n${repairs(drifts).join('\n')}\n`;
}

function line({ kind, object, expected, actual }: Drift): string {
  if (kind !== 'different') return `${kind}  ${object}`;
  return `different  ${object}\n  expected  ${expected}\n  actual    ${actual}`;
}

function seconds(value: string): number {
  const parsed = Number(value);
  if (Number.isFinite(parsed) && parsed >= 0) return parsed;
  throw new InvalidArgumentError('a number of seconds');
}
