import { expect, test } from '@jest/globals';
import { finding, report } from '../../test/sample-report.ts';
import type { Report } from './report.ts';
import { RULE_DOCS } from './rule-docs.ts';
import { sarifReport } from './sarif.ts';

interface Log {
  readonly version: string;
  readonly $schema: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } };
    readonly results: readonly Result[];
  }[];
}
interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
}
interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number };
  };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const run = (given: Report) => {
  const log = JSON.parse(sarifReport(given)) as Log;
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
};
const results = (...findings: Parameters<typeof finding>[0][]) => run(report(findings.map(finding))).results;
const fingerprint = (result: Result | undefined) => Object.values(result?.partialFingerprints ?? {});

test('every rule is declared with help, also in a run without results', () => {
  const { tool, results } = run(report([]));
  expect(results).toEqual([]);
  expect(tool.driver.name).toBe('schema-authority');
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(RULE_DOCS.map(({ id }) => id));
  for (const rule of tool.driver.rules) {
    expect(rule.shortDescription.text).not.toBe('');
    expect(rule.help.text.length).toBeGreaterThan(20);
    expect(rule.help.markdown).toContain('**What to do:**');
    expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level);
  }
});

test('a result points at the migration, and at the query it breaks', () => {
  const [result] = results({});
  expect(result).toMatchObject({ ruleId: 'SA004', level: 'error' });
  expect(RULE_DOCS[result!.ruleIndex]?.id).toBe('SA004');
  expect(result!.message.text).toContain('PostgreSQL: 42703 column t.alert_name does not exist');
  const place = ({ physicalLocation: { artifactLocation, region } }: Location) =>
    `${artifactLocation.uri}:${region.startLine}`;
  expect(result!.locations.map(place)).toEqual(['apps/data-storage/migrations/0018_rename.sql:3']);
  expect(result!.relatedLocations?.map(place)).toEqual(['apps/context-api/src/incidents/list.query.ts:40']);
});

test('levels are those of SARIF', () => {
  const levels = results({}, { severity: 'warning' }, { severity: 'notice' }).map(({ level }) => level);
  expect(levels).toEqual(['error', 'warning', 'note']);
});

test('a URI is relative to the repository and has no character a URI may not have', () => {
  const [result] = results({ migration: 'apps/x y/0018_ä.sql:3' });
  expect(result!.locations[0]!.physicalLocation.artifactLocation).toEqual({
    uri: 'apps/x%20y/0018_%C3%A4.sql',
    uriBaseId: '%SRCROOT%',
  });
});

test('the fingerprint stays when lines, words and severity change', () => {
  const [before] = results({});
  const [after] = results({ migration: 'apps/y.sql:99', source: 'z.ts:1', message: 'm', severity: 'notice' });
  expect(fingerprint(after)).toEqual(fingerprint(before));
});

test('the fingerprint differs by rule, object, consumer and query, and between equal findings', () => {
  const all = results({}, {}, { rule: 'SA002' }, { object: 'x' }, { consumer: 'c' }, { query: 'q' });
  expect(new Set(all.flatMap(fingerprint)).size).toBe(all.length);
});

/** https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
test('every result has what GitHub asks of an upload, whatever the finding knows', () => {
  const nowhere = { migration: null, source: null, consumer: null, query: null, postgres: null };
  for (const result of results({}, nowhere, { ...nowhere, migration: 'no place' }, { migration: null })) {
    expect(RULE_DOCS[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(result.message.text).not.toBe('');
    expect(fingerprint(result)).toEqual([expect.stringMatching(/^[0-9a-f]{64}:\d+$/)]);
    const [place, ...others] = result.locations.map(({ physicalLocation }) => physicalLocation);
    expect(others).toEqual([]);
    expect(place?.artifactLocation.uri).toMatch(/^(?!\/|\w+:)[\w%./-]+$/);
    expect(place?.region.startLine).toBeGreaterThan(0);
  }
});
