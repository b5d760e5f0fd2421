import { parse } from 'libpg-query';
import type { Migration } from '@precedent/migrator';
import type { Comparison } from '../check/compare.ts';
import { splitStatements } from '../replay/statements.ts';
import { isAccepted } from './accepted.ts';
import { applyAllowances } from './allow.ts';
import type { LintedMigration, LintInput, LintProblem } from './problem.ts';
import { LINT_RULES } from './rules/rules.ts';
import { squawk } from './squawk.ts';

export interface LintOptions {
  /** Folder of the migrations. */
  readonly folder: string;
  /** Migrations the base does not have; only they are looked at. */
  readonly added: readonly Migration[];
  /** What replaying them showed; files that could not be applied are left to `check`. */
  readonly comparison: Pick<Comparison, 'change' | 'failures'>;
  readonly today: string;
}

/** The problems of added migrations, squawk's and ours, by file and line. */
export async function lint({ folder, added, comparison, today }: LintOptions): Promise<LintProblem[]> {
  const failed = new Set(comparison.failures.map(({ file }) => file));
  const playable = added.filter(({ file }) => !failed.has(file));
  const { change } = comparison;
  const input: LintInput = {
    migrations: await Promise.all(playable.map(parseStatements)),
    before: change.base.catalog,
    after: change.head.catalog,
    steps: change.steps,
    today,
  };
  const problems = [...(await squawk(folder, playable)), ...LINT_RULES.flatMap((rule) => rule(input))];
  return applyAllowances(input.migrations, problems)
    .filter((problem) => !isAccepted(problem))
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** Every statement of a migration with its parse tree. */
export async function parseStatements(migration: Migration): Promise<LintedMigration> {
  const statements = await splitStatements(migration.sql);
  return {
    migration,
    statements: await Promise.all(
      statements.map(async (statement) => {
        const { stmts = [] } = (await parse(statement.sql)) as { stmts?: { stmt?: object }[] };
        const [kind = '', tree = {}] = Object.entries(stmts[0]?.stmt ?? {})[0] ?? [];
        return { ...statement, kind, tree: tree as LintedMigration['statements'][number]['tree'] };
      }),
    ),
  };
}
