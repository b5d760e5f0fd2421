import type { Severity } from '../rules/finding.ts';
import { placeOf } from './place.ts';
import { verdictLine, type Report, type ReportedFinding } from './report.ts';

/** GitHub shows at most this many annotations a step and level; the worst come first, the rest is counted. */
const SHOWN_PER_LEVEL = 10;

const LEVELS: readonly Severity[] = ['error', 'warning', 'notice'];

/** The report as workflow commands: each becomes an annotation at the line of the migration, or else of the query. */
export function githubReport(report: Report): string {
  const shown = LEVELS.flatMap((level) =>
    report.findings.filter(({ severity }) => severity === level).slice(0, SHOWN_PER_LEVEL),
  );
  const hidden = report.findings.length - shown.length;
  const summary = `${verdictLine(report)}${hidden === 0 ? '' : `; ${hidden} more not shown as annotations`}`;
  return `${[...shown.map(command), escapeData(summary)].join('\n')}\n`;
}

function command(finding: ReportedFinding): string {
  const place = placeOf(finding.migration) ?? placeOf(finding.source);
  const who = finding.query === null ? '' : ` (${finding.consumer} ${finding.query})`;
  const properties = [
    ...(place === null ? [] : [`file=${escapeProperty(place.path)}`, `line=${place.line}`]),
    `title=${escapeProperty(`${finding.rule} ${finding.object}${who}`)}`,
  ];
  const lines = [
    finding.message,
    ...(finding.query === null ? [] : [`Query: ${finding.source}`]),
    ...(finding.postgres === null ? [] : [`PostgreSQL: ${finding.postgres}`]),
    `Do: ${finding.remedy}`,
    finding.repro,
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
