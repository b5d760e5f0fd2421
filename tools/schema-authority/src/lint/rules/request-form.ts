import { parseRequest, requestLines } from '../header.ts';
import type { LintProblem, LintRule } from '../problem.ts';

const HELP = 'Write: -- Schema-Request: #12 opened 2026-01-31 for BR-CONTEXT-011';

/** A migration that grants a request names it in a form that `stats` can read. None: the owner's own change. */
export const requestForm: LintRule = ({ migrations, today }) =>
  migrations.flatMap(({ migration }) =>
    requestLines(migration.sql).flatMap(({ text, line }): LintProblem[] => {
      const request = parseRequest(text);
      const message =
        request === null
          ? `the request "${text}" is not in the form that stats reads`
          : request.opened > today
            ? `the request was opened on ${request.opened}, which is yet to come`
            : null;
      if (message === null) return [];
      return [
        {
          rule: 'request-form',
          level: 'error',
          file: migration.file,
          line,
          object: migration.file,
          message,
          help: HELP,
        },
      ];
    }),
  );
