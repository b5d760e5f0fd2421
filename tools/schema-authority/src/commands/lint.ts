import { join } from 'node:path';
import { Command, Option } from 'commander';
import { migrationsAt } from '../check/check.ts';
import { compareSchemas } from '../check/compare.ts';
import { readMigrationFiles } from '../check/migration-files.ts';
import { lint } from '../lint/lint.ts';
import type { LintProblem } from '../lint/problem.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { resolveCommit } from '../workspace/git.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { databaseUrl } from './arguments.ts';
import { today } from './judge-options.ts';

interface Options {
  readonly base: string;
  readonly format: string;
  readonly databaseUrl?: string;
}

/** `lint`: what could be better in the migrations that the base does not have. */
export function lintCommand(): Command {
  return new Command('lint')
    .description(
      'squawk and our own rules on added migrations: exit 1 for an error, 2 when one cannot be applied',
    )
    .option('--base <ref>', 'git reference of the schema that runs now', 'main')
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['text', 'json']).default('text'),
    )
    .option('--database-url <url>', 'replay on this server instead of the embedded database', databaseUrl)
    .action(async (options: Options) => {
      const commit = await resolveCommit(WORKSPACE_ROOT, options.base);
      const base = await migrationsAt(WORKSPACE_ROOT, commit);
      const known = new Set(base.map(({ file }) => file));
      const folder = join(WORKSPACE_ROOT, MIGRATIONS_PATH);
      const { migrations, refused } = await readMigrationFiles(folder);
      const added = migrations.filter(({ file }) => !known.has(file));
      const { shadow } = await shadowAt(WORKSPACE_ROOT, base, options);
      try {
        const comparison = await compareSchemas(shadow, added, []);
        const problems = await lint({ folder, added, comparison, today: today() });
        const report = { base: commit, migrations: added.map(({ file }) => file), problems };
        process.stdout.write(
          options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : textOf(added.length, problems),
        );
        const failures = [...refused, ...comparison.failures];
        for (const { file, line, words } of failures) {
          process.stderr.write(`${MIGRATIONS_PATH}/${file}:${line}: cannot be applied: ${words}\n`);
        }
        if (problems.some(({ level }) => level === 'error')) process.exitCode = 1;
        if (failures.length > 0) process.exitCode = 2;
      } finally {
        await shadow.close();
      }
    });
}

function textOf(migrations: number, problems: readonly LintProblem[]): string {
  const lines = problems.map(
    ({ file, line, level, rule, message, help }) =>
      `${MIGRATIONS_PATH}/${file}:${line}: ${level} ${rule}: ${message}\n  ${help}\n`,
  );
  const errors = problems.filter(({ level }) => level === 'error').length;
  const notices = problems.length - errors;
  return `${lines.join('')}${count(migrations, 'added migration')}: ${count(errors, 'error')}, ${count(notices, 'notice')}\n`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
