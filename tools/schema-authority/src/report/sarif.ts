import { createHash } from 'node:crypto';
import type { Severity } from '../rules/finding.ts';
import { MIGRATIONS_PATH } from '../workspace/workspace.ts';
import { placeOf, type Place } from './place.ts';
import type { Report, ReportedFinding } from './report.ts';
import { RULE_DOCS, type RuleDoc } from './rule-docs.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** Changes when the same finding gets another fingerprint, so that old alerts are closed and not mixed up. */
const FINGERPRINT = 'precedentSchema/v1';

/**
 * The report in SARIF 2.1.0, as code-scanning services take it: every rule declared with its help, paths relative to
 * the repository, fingerprints that survive moved lines, an empty `results` for a clean run.
 */
export function sarifReport(report: Report): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'schema-authority',
            rules: RULE_DOCS.map(declare),
          },
        },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        invocations: [{ executionSuccessful: report.status !== 'unchecked' }],
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding, index) =>
          resultOf(finding, occurrence(report.findings, index)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function declare({ id, title, why, remedy, level }: RuleDoc): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${remedy}`, markdown: `${why}\n\n**What to do:** ${remedy}` },
    defaultConfiguration: { level: LEVELS[level] },
  };
}

function resultOf(finding: ReportedFinding, nth: number): object {
  const source = placeOf(finding.source);
  const main = placeOf(finding.migration) ?? source;
  const related = source === null || source === main ? [] : [source];
  const words = [finding.message, finding.postgres === null ? '' : `PostgreSQL: ${finding.postgres}.`];
  return {
    ruleId: finding.rule,
    ruleIndex: RULE_DOCS.findIndex(({ id }) => id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: [...words, finding.remedy].filter((text) => text !== '').join('\n') },
    // GitHub takes no result without a place.
    locations: [location(main ?? { path: `${MIGRATIONS_PATH}/README.md`, line: 1 })],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(queryLocation) }),
    partialFingerprints: { [FINGERPRINT]: `${fingerprintOf(finding)}:${nth}` },
    properties: {
      class: finding.class,
      object: finding.object,
      ...(finding.query === null ? {} : { query: `${finding.consumer}/${finding.query}` }),
    },
  };
}

function location({ path, line }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(path), uriBaseId: '%SRCROOT%' },
      region: { startLine: line },
    },
  };
}

function queryLocation(place: Place, index: number): object {
  return { id: index, message: { text: 'the query' }, ...location(place) };
}

/** 1 for the first finding with its fingerprint, 2 for the second: two lint rules may speak of one object. */
function occurrence(findings: readonly ReportedFinding[], index: number): number {
  const own = findings.slice(0, index + 1).map(fingerprintOf);
  return own.filter((fingerprint) => fingerprint === own.at(-1)).length;
}

/** The same for the same rule, object and query, wherever its lines have moved. */
function fingerprintOf({ rule, object, consumer, query }: ReportedFinding): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, object, consumer, query]))
    .digest('hex');
}
