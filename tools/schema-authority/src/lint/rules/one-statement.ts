import type { LintProblem, LintRule } from '../problem.ts';

/** Outside a transaction a file that fails half-way cannot be undone, so it holds one statement. */
export const oneStatement: LintRule = ({ migrations }) =>
  migrations.flatMap(({ migration, statements }): LintProblem[] => {
    const second = statements[1];
    if (migration.transactional || second === undefined) return [];
    return [
      {
        rule: 'one-statement',
        level: 'error',
        file: migration.file,
        line: second.line,
        object: migration.file,
        message: `a no-transaction file holds one statement; this one holds ${statements.length}`,
        help: 'Put every further statement into a file of its own.',
      },
    ];
  });
