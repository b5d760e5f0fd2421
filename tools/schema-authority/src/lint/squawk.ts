import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Migration } from '@precedent/migrator';
import type { LintProblem } from './problem.ts';

/** The oldest server that is supported; squawk leaves out advice that newer ones made needless. */
const PG_VERSION = '15.0';

/** Rules of squawk that do not hold here, with the reason. */
const EXCLUDED: Readonly<Record<string, string>> = {
  'require-lock-timeout': 'the migration runner sets lock_timeout for every file, and tries again',
  'require-statement-timeout': 'an index build on a large table may take hours; a lock is what must not last',
  'require-concurrent-index-creation': 'index-blocks-writes knows which tables are on the base',
  'ban-drop-column': 'check knows whether a consumer uses the column',
  'ban-drop-table': 'check knows whether a consumer uses the table',
  'ban-drop-not-null': 'check knows whether a consumer relies on it',
  'renaming-column': 'check knows whether a consumer uses the column',
  'renaming-table': 'check knows whether a consumer uses the table',
};

interface SquawkProblem {
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
  readonly help: string | null;
  readonly rule_name: string;
}

/** What squawk says of migrations that lie in a folder. Throws when squawk itself fails. */
export async function squawk(folder: string, migrations: readonly Migration[]): Promise<LintProblem[]> {
  const inTransaction = migrations.filter(({ transactional }) => transactional);
  const alone = migrations.filter(({ transactional }) => !transactional);
  return [
    ...(await run(folder, inTransaction, ['--assume-in-transaction'])),
    ...(await run(folder, alone, ['--no-assume-in-transaction'])),
  ];
}

async function run(
  folder: string,
  migrations: readonly Migration[],
  options: readonly string[],
): Promise<LintProblem[]> {
  if (migrations.length === 0) return [];
  const output = await execute([
    '--reporter=json',
    `--pg-version=${PG_VERSION}`,
    `--exclude=${Object.keys(EXCLUDED).join(',')}`,
    ...options,
    ...migrations.map(({ file }) => join(folder, file)),
  ]);
  return (JSON.parse(output) as SquawkProblem[]).map(({ file, line, message, help, rule_name: rule }) => ({
    rule,
    level: 'error',
    file: file.slice(folder.length + 1),
    line: line + 1,
    object: file.slice(folder.length + 1),
    message,
    help: help ?? `See https://squawkhq.com/docs/${rule}`,
  }));
}

/** squawk ends with 1 when it found something; any other failure leaves no JSON behind. */
async function execute(args: readonly string[]): Promise<string> {
  const { getBinaryPath } = createRequire(import.meta.url)('squawk-cli/js/index.js') as {
    getBinaryPath(): string;
  };
  return new Promise((resolve, reject) => {
    execFile(getBinaryPath(), args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout.trimStart().startsWith('[')) resolve(stdout);
      else reject(new Error(`squawk could not run: ${stderr.trim() || error?.message || 'no output'}`));
    });
  });
}
