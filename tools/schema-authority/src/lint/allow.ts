import type { LintedMigration, LintProblem } from './problem.ts';

/** `-- lint: allow <rule>: <reason>` above a statement. */
interface Allowance {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
  /** The last line it speaks for. */
  readonly until: number;
}

const ALLOW = /^\s*--\s*lint:\s*allow\s+([\w-]+)\s*(?::\s*(.*))?$/;
const SQUAWK_IGNORE = /^\s*--\s*squawk-ignore/;

/**
 * Removes the problems a migration allows itself with a reason, and adds one for every allowance that gives no reason,
 * or that allows nothing. An allowance speaks for the statement below it; above the first one also for the file's first lines.
 */
export function applyAllowances(
  migrations: readonly LintedMigration[],
  problems: readonly LintProblem[],
): LintProblem[] {
  return migrations.flatMap((linted) => {
    const { file } = linted.migration;
    const allowances = allowancesOf(linted);
    const own = problems.filter((problem) => problem.file === file);
    const used = new Set<Allowance>();
    const left = own.filter((problem) => {
      const found = allowances.find(
        ({ rule, line, until }) =>
          rule === problem.rule && problem.line <= until && (problem.line > line || isHeader(linted, line)),
      );
      if (found !== undefined) used.add(found);
      return found === undefined;
    });
    return [
      ...left,
      ...allowances
        .filter(({ reason }) => reason === '')
        .map(({ rule, line }) => unreasoned(file, line, `${rule} is allowed without a reason`)),
      ...allowances
        .filter((allowance) => allowance.reason !== '' && !used.has(allowance))
        .map(({ rule, line }) => ({
          ...unreasoned(file, line, `nothing below needs ${rule} to be allowed`),
          rule: 'allow-unused',
          help: 'Remove the line.',
        })),
      ...squawkIgnores(linted).map((line) => unreasoned(file, line, 'squawk-ignore gives no reason')),
    ];
  });
}

function allowancesOf({ migration, statements }: LintedMigration): Allowance[] {
  return migration.sql.split('\n').flatMap((text, index) => {
    const [, rule, reason = ''] = ALLOW.exec(text) ?? [];
    if (rule === undefined) return [];
    const line = index + 1;
    const statement = statements.find((own) => own.line > line);
    const until = statement === undefined ? line : statement.line + statement.sql.split('\n').length - 1;
    return [{ rule, reason: reason.trim(), line, until }];
  });
}

function isHeader({ statements }: LintedMigration, line: number): boolean {
  return line < (statements[0]?.line ?? Infinity);
}

function squawkIgnores({ migration }: LintedMigration): number[] {
  return migration.sql.split('\n').flatMap((text, index) => (SQUAWK_IGNORE.test(text) ? [index + 1] : []));
}

function unreasoned(file: string, line: number, message: string): LintProblem {
  return {
    rule: 'allow-without-reason',
    level: 'error',
    file,
    line,
    object: file,
    message,
    help: 'Write: -- lint: allow <rule>: <reason>',
  };
}
