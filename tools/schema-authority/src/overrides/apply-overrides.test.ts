import { expect, test } from '@jest/globals';
import { finding } from '../../test/sample-report.ts';
import { RULE_DOCS } from '../report/rule-docs.ts';
import type { Finding } from '../rules/finding.ts';
import { applyOverrides, isExcusable, type OverrideContext } from './apply-overrides.ts';
import { contentHash } from './content.ts';
import type { Override } from './override.ts';

const STATEMENT = 'ALTER TABLE resource_action_traces RENAME COLUMN alert_name TO alert_title';
const QUERY = ['SELECT alert_name FROM resource_action_traces'];
const override: Override = {
  rule: 'SA004',
  object: 'resource_action_traces.alert_name',
  query: 'context-api/incidents.list',
  reason: 'No release that reads it runs any more.',
  issue: '#12',
  expires: '2026-01-31',
  approver: '@owner',
  content: contentHash(STATEMENT, QUERY),
  line: 5,
};
const context: OverrideContext = {
  today: '2026-01-31',
  contentOf: () => contentHash(STATEMENT, QUERY),
  isOnBase: () => false,
  isLookedAt: () => true,
};
const apply = (
  findings: readonly Finding[],
  changed: Partial<Override> = {},
  other: Partial<OverrideContext> = {},
) => applyOverrides(findings, [{ ...override, ...changed }], { ...context, ...other });
const complaints = ({ findings }: ReturnType<typeof apply>) =>
  findings.filter(({ rule }) => rule === 'SA023').map(({ severity, message }) => `${severity}: ${message}`);

test('an override makes its finding a notice that says who let it pass until when', () => {
  const { findings, excused } = apply([finding()]);
  expect(excused).toEqual(findings);
  expect(findings).toEqual([
    {
      ...finding(),
      severity: 'notice',
      message: `overridden until 2026-01-31 by @owner (#12: No release that reads it runs any more.): ${finding().message}`,
    },
  ]);
});

test('other findings stay errors: another rule, object, query or consumer', () => {
  for (const changed of [
    { rule: 'SA002' },
    { object: 'x.y' },
    { query: 'incidents.get' },
    { consumer: 'data-storage' },
  ]) {
    const { findings, excused } = apply([finding(changed)]);
    expect(excused).toEqual([]);
    expect(findings[0]).toEqual(finding(changed));
  }
});

test('the day after it expires the finding is an error again, and so is the override', () => {
  const result = apply([finding()], {}, { today: '2026-02-01' });
  expect(result.findings[0]).toEqual(finding());
  expect(complaints(result)).toEqual([`error: ${RULE_DOCS.find(({ id }) => id === 'SA023')?.example.says}`]);
  expect(result.findings.at(-1)).toMatchObject({ source: 'schema-overrides.yml:5' });
});

test('it no longer holds when the statement or the query is another', () => {
  const statement = apply([finding()], {}, { contentOf: () => contentHash('DROP TABLE x', QUERY) });
  expect(statement.excused).toEqual([]);
  expect(complaints(statement)).toEqual([
    expect.stringContaining('the statement of the migration has changed'),
  ]);
  const query = apply([finding()], {}, { contentOf: () => contentHash(STATEMENT, ['SELECT 1']) });
  expect(query.excused).toEqual([]);
  expect(complaints(query)).toEqual([expect.stringContaining('the query has changed since')]);
});

test('one that excuses nothing is an error', () => {
  expect(complaints(apply([]))).toEqual([
    'error: the override of SA004 resource_action_traces.alert_name excuses nothing: there is no such finding',
  ]);
});

test('once its change is on the base, it asks to be removed without stopping anybody', () => {
  const result = apply([], {}, { isOnBase: (hash) => override.content.includes(hash) });
  expect(complaints(result)).toEqual([expect.stringMatching(/^notice: .* has done its work/)]);
  const later = apply([], {}, { isOnBase: () => true, today: '2026-02-01' });
  expect(complaints(later)).toEqual([expect.stringMatching(/^error: .* expired/)]);
});

test('a run that looks at less cannot call it unused', () => {
  expect(complaints(apply([], {}, { isLookedAt: () => false }))).toEqual([]);
});

test('what the migration runner would refuse itself cannot be excused', () => {
  for (const rule of ['SA009', 'SA010', 'SA017']) expect(isExcusable(finding({ rule }))).toBe(false);
  expect(isExcusable(finding({ rule: 'SA014', class: 'none' }))).toBe(false);
  expect(isExcusable(finding({ severity: 'warning' }))).toBe(false);
  const result = apply([finding({ rule: 'SA009', class: 'data' })], { rule: 'SA009' });
  expect(result.excused).toEqual([]);
});
