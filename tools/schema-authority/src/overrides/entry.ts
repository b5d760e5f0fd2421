import { stringify } from 'yaml';
import type { Finding } from '../rules/finding.ts';
import { queryOf } from './apply-overrides.ts';
import type { Override } from './override.ts';

/** The entry for a finding. What only a person can say is left to be filled in where it is not given. */
export function entryFor(
  finding: Finding,
  content: string,
  said: Partial<Pick<Override, 'reason' | 'issue' | 'expires' | 'approver'>>,
): Omit<Override, 'line'> {
  return {
    rule: finding.rule,
    object: finding.object,
    query: queryOf(finding),
    reason: said.reason ?? '',
    issue: said.issue ?? '',
    expires: said.expires ?? '',
    approver: said.approver ?? '',
    content,
  };
}

/** Entries as they stand in the file's list. */
export function entriesYaml(entries: readonly Omit<Override, 'line'>[]): string {
  const list = stringify({ overrides: entries }, { lineWidth: 0, aliasDuplicateObjects: false });
  return list.replace(/^overrides:\n/, '');
}
