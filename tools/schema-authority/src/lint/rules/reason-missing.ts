import { headerLines } from '../header.ts';
import type { LintProblem, LintRule } from '../problem.ts';

/** Lines for machines, which say nothing about why. */
const DIRECTIVE = /^(no-transaction$|Schema-Request:|lint:)/i;
/** Fewer words than this name the change; they do not give a reason. */
const FEWEST_WORDS = 4;

/** The first words of a migration say why it is there; what it does, the SQL says. */
export const reasonMissing: LintRule = ({ migrations }) =>
  migrations.flatMap(({ migration }): LintProblem[] => {
    const reason = headerLines(migration.sql).find(({ text }) => !DIRECTIVE.test(text));
    if ((reason?.text ?? '').split(/\s+/).filter((word) => /\w/.test(word)).length >= FEWEST_WORDS) return [];
    return [
      {
        rule: 'reason-missing',
        level: 'error',
        file: migration.file,
        line: reason?.line ?? 1,
        object: migration.file,
        message:
          reason === undefined
            ? 'the file does not begin with a comment that says why'
            : `"${reason.text}" does not say why`,
        help: 'Begin the file with a comment: why is this needed, and what made this way the right one?',
      },
    ];
  });
