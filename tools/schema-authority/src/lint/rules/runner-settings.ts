import type { LintProblem, LintRule } from '../problem.ts';

/** Settings the migration runner is in charge of: it bounds every wait for a lock, and tries again. */
const SETTINGS = new Set([
  'lock_timeout',
  'statement_timeout',
  'idle_in_transaction_session_timeout',
  'role',
]);

/** A migration that sets what the runner sets undoes its protection against long waits. */
export const runnerSettings: LintRule = ({ migrations }) =>
  migrations.flatMap(({ migration, statements }) =>
    statements.flatMap(({ kind, tree, line }): LintProblem[] => {
      const name = (tree as { name?: string }).name ?? '';
      if (kind !== 'VariableSetStmt' || !SETTINGS.has(name)) return [];
      return [
        {
          rule: 'runner-settings',
          level: 'error',
          file: migration.file,
          line,
          object: migration.file,
          message: `sets ${name}, which the migration runner is in charge of`,
          help: 'Remove the statement: the runner gives up a lock after 3 s and tries again, so that traffic never queues for long.',
        },
      ];
    }),
  );
