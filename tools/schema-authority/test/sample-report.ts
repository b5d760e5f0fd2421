import type { Report, ReportedFinding } from '../src/report/report.ts';
import { toReport } from '../src/report/report.ts';
import type { Finding } from '../src/rules/finding.ts';

/** A commit to compare with. */
export const BASE = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

/** A finding of a renamed column, changed as a test needs it. */
export function finding(changed: Partial<Finding> = {}): Finding {
  return {
    rule: 'SA004',
    severity: 'error',
    class: 'query',
    object: 'resource_action_traces.alert_name',
    consumer: 'context-api',
    query: 'incidents.list',
    source: 'apps/context-api/src/incidents/list.query.ts:40',
    migration: 'apps/data-storage/migrations/0018_rename.sql:3',
    postgres: '42703 column t.alert_name does not exist',
    message: 'resource_action_traces.alert_name was renamed to resource_action_traces.alert_title',
    remedy: 'Expand and contract.',
    ...changed,
  };
}

/** A report of findings; breaking when one of them is an error. */
export function report(findings: readonly Finding[], changed: Partial<Report> = {}): Report {
  const breaking = findings.some(({ severity }) => severity === 'error');
  return {
    ...toReport({
      status: breaking ? 'breaking' : 'compatible',
      base: BASE,
      head: '0018_rename.sql',
      bump: breaking ? 'major' : 'none',
      excused: [],
      findings,
    }),
    ...changed,
  };
}

/** The only finding of a report. */
export function only({ findings }: Report): ReportedFinding {
  const [first, second] = findings;
  if (first === undefined || second !== undefined) throw new Error(`${findings.length} findings, not one`);
  return first;
}
