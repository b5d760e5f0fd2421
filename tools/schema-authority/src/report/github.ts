import type { Severity } from '../rules/finding.ts';
import { placeOf } from './place.ts';
import { verdictLine, type Report, type ReportedFinding } from './report.ts';

/** GitHub shows at most this many annotations a step and level; the worst come first, the rest is counted. */
const SHOWN_PER_LEVEL = 10;

const LEVELS: readonly Severity[] = ['error', 'warning', 'notice'];

/**
 * The report as workflow commands: each becomes an annotation at the line of the migration, or else of the query. What
 * one statement does to several queries is one annotation; what could not be checked comes first.
 */
export function githubReport(report: Report): string {
  const groups = [...Map.groupBy(report.findings, sameSaid).values()];
  const shown = LEVELS.flatMap((level) =>
    groups
      .filter(([first]) => first?.severity === level)
      .sort((a, b) => Number(isUnchecked(b)) - Number(isUnchecked(a)))
      .slice(0, SHOWN_PER_LEVEL),
  );
  const hidden = report.findings.length - shown.flat().length;
  const summary = `${verdictLine(report)}${hidden === 0 ? '' : `; ${hidden} more not shown as annotations`}`;
  return `${[...shown.map(command), escapeData(summary)].join('\n')}\n`;
}

type Group = readonly ReportedFinding[];

function sameSaid({ severity, rule, object, migration, message, query, source }: ReportedFinding): string {
  const place = migration ?? source;
  return [severity, rule, object, place, message, query === null ? source : ''].join('\0');
}

function isUnchecked([first]: Group): boolean {
  return first?.rule === 'SA017';
}

function command(group: Group): string {
  const [finding] = group;
  if (finding === undefined) return '';
  const place = placeOf(finding.migration) ?? placeOf(finding.source);
  const queries = group.filter(({ query }) => query !== null);
  const who = queries.length > 1 ? ` (${queries.length} queries)` : ` (${finding.consumer} ${finding.query})`;
  const properties = [
    ...(place === null ? [] : [`file=${escapeProperty(place.path)}`, `line=${place.line}`]),
    `title=${escapeProperty(`${finding.rule} ${finding.object}${queries.length === 0 ? '' : who}`)}`,
  ];
  const lines = [
    finding.message,
    ...queries.map(({ consumer, query, source }) => `Query: ${consumer} ${query} ${source}`),
    ...(finding.postgres === null ? [] : [`PostgreSQL: ${finding.postgres}`]),
    `Do: ${finding.remedy}`,
    queries.length > 1 ? finding.repro.replace(/ --only \S+/, '') : finding.repro,
  ];
  return `::${finding.severity} ${properties.join(',')}::${escapeData(lines.join('\n'))}`;
}

/** A workflow command ends at the line's end, and `%` starts an escape. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In properties the separators are escaped too. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
