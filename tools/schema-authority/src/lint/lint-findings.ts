import type { Finding } from '../rules/finding.ts';
import { MIGRATIONS_PATH } from '../workspace/workspace.ts';
import type { LintProblem } from './problem.ts';

/** Lint as `check` tells it: never an error, because it breaks no consumer. */
export function lintFindings(problems: readonly LintProblem[]): Finding[] {
  return problems.map(({ rule, level, file, line, object, message, help }) => ({
    rule: 'SA011',
    severity: level === 'error' ? 'warning' : 'notice',
    class: 'none',
    object,
    consumer: null,
    query: null,
    source: null,
    migration: `${MIGRATIONS_PATH}/${file}:${line}`,
    postgres: null,
    message: `${rule}: ${message}`,
    remedy: help,
  }));
}
