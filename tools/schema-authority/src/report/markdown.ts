import { blockedQueries } from '../impact/blocked-queries.ts';
import type { Impact } from '../impact/impact.ts';
import { code, markdownTable } from '../impact/markdown-table.ts';
import type { StatementCost } from '../impact/measure-costs.ts';
import type { TouchedQuery } from '../impact/touched-queries.ts';
import { stepThree } from '../impact/step-three.ts';
import type { Verdict } from '../verdict/judge.ts';
import { toReport, verdictLine, type ReportedFinding } from './report.ts';

/** By this line the workflow finds its comment again, to write the new report in its place. */
export const COMMENT_MARKER = '<!-- precedent: impact of the schema change -->';

/** The impact report: what the change process asks for, filled in from what was measured. */
export function markdownReport(verdict: Verdict, impact: Impact): string {
  const report = toReport(verdict);
  const sections = [
    `${COMMENT_MARKER}\n# Impact of the schema change\n\n**${verdictLine(report)}**\n\n${range(verdict)}`,
    section('What changes', changesTable(impact)),
    section('Who uses it', touchedTable(impact)),
    section('Findings', findingsList(report.findings)),
    impact.costs === null ? '' : section('Locks and work while it runs', costsSection(impact.costs, verdict)),
    section('Plans', plansTable(impact)),
    section('What to do instead', impact.advice.map((text) => `- ${text}`).join('\n')),
    section(
      'What Data Storage is asked (DD-SCHEMA-001, step 3)',
      markdownTable(
        ['Question', 'Measured'],
        stepThree(verdict, impact).map(({ question, answer }) => [question, answer]),
      ),
    ),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

function range({ base, added, ...verdict }: Verdict): string {
  const files = added.map(({ file }) => code(file)).join(', ');
  return `Compared with ${code(base.slice(0, 12))}. New migrations: ${files || 'none'}. Class: ${classOf(verdict)}.`;
}

/** What kind of change it is: what it breaks, or else how much it adds. */
function classOf({ findings, excused, bump }: Pick<Verdict, 'findings' | 'excused' | 'bump'>): string {
  const broken = [...findings.filter(({ severity }) => severity === 'error'), ...excused]
    .map((finding) => finding.class)
    .filter((kind) => kind !== 'none');
  if (broken.length > 0) return [...new Set(broken)].map((kind) => `${kind}-breaking`).join(', ');
  return {
    major: 'breaking for users of the schema package we do not know',
    minor: 'additive',
    patch: 'additive, no type changes',
    none: 'no change',
  }[bump];
}

function changesTable({ changes }: Impact): string {
  return markdownTable(
    ['', 'Object', 'Before', 'After'],
    changes.map(({ kind, object, before, after }) => [
      kind,
      object,
      before === null || before === object ? '' : code(before),
      after === null || after === object ? '' : code(after),
    ]),
  );
}

function touchedTable({ touched, changes }: Impact): string {
  if (touched.length === 0) {
    return changes.length === 0 ? '' : 'No query of any consumer uses what changes.';
  }
  return markdownTable(
    ['Consumer', 'Query', 'Columns touched', 'Outcome', 'Source'],
    touched.map((own) => [own.consumer, own.query, own.columns.join(', '), outcome(own), code(own.source)]),
  );
}

function outcome({ rules, excused }: TouchedQuery): string {
  if (rules.length === 0) return 'works as before';
  return `**breaks**${excused ? ', let pass by an override' : ''} (${rules.join(', ')})`;
}

/** Findings that say the same of several queries are told once, with the queries below. */
function findingsList(findings: readonly ReportedFinding[]): string {
  const groups = Map.groupBy(findings, ({ rule, severity, object, message }) =>
    [rule, severity, object, message].join('|'),
  );
  return [...groups.values()].map(findingBlock).join('\n');
}

function findingBlock(findings: readonly ReportedFinding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const { rule, severity, message, migration, query, source, postgres, remedy, repro } = first;
  const places = [migration, query === null ? source : null].filter((place) => place !== null);
  const lines = [
    ...[...new Set(places)].map((place) => `at ${code(place)}`),
    ...findings
      .filter((finding) => finding.query !== null)
      .map((finding) => `${finding.consumer} ${finding.query}, ${code(finding.source ?? '')}`),
    ...(postgres === null ? [] : [`PostgreSQL: ${code(postgres)}`]),
    `do: ${remedy}`,
    `repro: ${code(repro)}`,
  ];
  return `- **${rule} ${severity}**: ${message}\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}

function costsSection(costs: readonly StatementCost[], verdict: Verdict): string {
  if (costs.length === 0) return '';
  return `Each lock is held from its statement to the end of the file.\n\n${costsTable(costs, verdict)}`;
}

const NOT_MEASURED = 'not measured, it runs outside a transaction; CONCURRENTLY takes SHARE UPDATE EXCLUSIVE';

function costsTable(costs: readonly StatementCost[], { comparison }: Verdict): string {
  return markdownTable(
    ['Statement', 'Table', 'Lock', 'Work on its rows', 'Blocks while it lasts'],
    costs.flatMap((cost) => {
      const place = `${code(`${cost.file}:${cost.line}`)} ${code(firstWords(cost.sql))}`;
      if (cost.failure !== null) return [[place, '', 'could not be run', cost.failure, '']];
      if (!cost.measured) {
        return [[place, '', NOT_MEASURED, '', /\bCONCURRENTLY\b/i.test(cost.sql) ? 'nothing' : '']];
      }
      if (cost.tables.length === 0)
        return [[place, '', 'none that is not held already', 'none', 'nothing more']];
      return cost.tables.map((table) => {
        const blocked = blockedQueries(table, comparison.change.statements);
        const list = blocked.map(
          ({ consumer, queries }) => `${queries} ${consumer} ${queries === 1 ? 'query' : 'queries'}`,
        );
        return [
          place,
          table.table,
          table.lock
            .replace(/Lock$/, '')
            .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
            .toUpperCase(),
          table.rewritten ? 'rewrites all' : table.scanned ? 'reads all' : 'none',
          list.length === 0 ? 'nothing' : `${list.join(', ')} on ${table.table}`,
        ];
      });
    }),
  );
}

function firstWords(sql: string): string {
  const text = sql.replaceAll(/\s+/g, ' ');
  return text.length <= 70 ? text : `${text.slice(0, 69)}…`;
}

function plansTable({ plans }: Impact): string {
  return markdownTable(
    ['Consumer', 'Query', 'Table', 'Could be read before', 'Can be read now'],
    plans.map(({ consumer, query, table, before, after }) => [consumer, query, table, before, after]),
  );
}
