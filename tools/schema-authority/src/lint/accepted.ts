import type { LintProblem } from './problem.ts';

/** Files are never edited once they are on main, so what is accepted of the oldest stands here. */
const ACCEPTED: readonly (Pick<LintProblem, 'file' | 'rule'> & { readonly reason: string })[] = [
  {
    file: '0001_incident_tables.sql',
    rule: 'prefer-identity',
    reason: 'DD-SCHEMA-001 says BIGSERIAL, and these are its tables to the column',
  },
  {
    file: '0004_resource_identity.sql',
    rule: 'adding-not-nullable-field',
    reason: 'the file fills the column itself, which needs the table for as long',
  },
  {
    file: '0004_resource_identity.sql',
    rule: 'index-blocks-writes',
    reason: 'no row may arrive between the check for duplicates and the unique index',
  },
];

/** True for a problem of an old file that was weighed and accepted. */
export function isAccepted({ file, rule }: LintProblem): boolean {
  return ACCEPTED.some((accepted) => accepted.file === file && accepted.rule === rule);
}
