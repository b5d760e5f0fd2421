import { expect, test } from '@jest/globals';
import { parseMigration } from '@precedent/migrator';
import { catalog, column, table } from '../../test/sample-catalog.ts';
import { BASE, finding } from '../../test/sample-report.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { Impact } from '../impact/impact.ts';
import type { Verdict } from '../verdict/judge.ts';
import { COMMENT_MARKER, markdownReport } from './markdown.ts';

const state: SchemaState = {
  catalog: catalog(table('histories', [column('status')])),
  columns: new Map(),
  relations: new Map(),
  functions: new Map(),
  heirs: new Map(),
  views: new Map(),
  defaults: new Map(),
  probes: [],
  mayUse: new Set(),
};
const verdict = (changed: Partial<Verdict> = {}): Verdict => ({
  status: 'compatible',
  base: BASE,
  head: '0018_a.sql',
  findings: [],
  bump: 'minor',
  excused: [],
  added: [parseMigration('0018_a.sql', 'SELECT 1;')],
  comparison: {
    change: { base: state, head: state, steps: [], statements: [], admitted: new Map() },
    failures: [],
    notOnBase: [],
  },
  contentOf: () => '',
  ...changed,
});
const impact = (changed: Partial<Impact> = {}): Impact => ({
  changes: [],
  touched: [],
  plans: [],
  costs: [],
  advice: [],
  ...changed,
});

test('a change that touches nobody says so in a few lines', () => {
  const added = { kind: 'added' as const, object: 'column histories.ended_at', before: null, columns: [] };
  const text = markdownReport(verdict(), impact({ changes: [{ ...added, after: 'ended_at text' }] }));
  expect(text).toBe(`${COMMENT_MARKER}
# Impact of the schema change

**compatible: no query of any consumer breaks (version bump: minor)**

Compared with \`a1b2c3d4e5f6\`. New migrations: \`0018_a.sql\`. Class: additive.

## What changes

|  | Object | Before | After |
| --- | --- | --- | --- |
| added | column histories.ended_at |  | \`ended_at text\` |

## Who uses it

No query of any consumer uses what changes.

## What Data Storage is asked (DD-SCHEMA-001, step 3)

| Question | Measured |
| --- | --- |
| Will it break Data Storage's own queries? | No: all 0 work as before. |
| Will it affect Data Storage's performance? | No: no plan of its queries changes, and no lock is held while rows are read or written. |
| Is the migration backward-compatible? | Yes: all 0 queries that work on the base work on the new schema. |
| Are indexes needed? | No: every one of 0 queries is served as before. |
`);
});

test('a finding of several queries is told once, with each query below', () => {
  const findings = [finding(), finding({ query: 'incidents.get', source: 'get.query.ts:3' })];
  const text = markdownReport(verdict({ status: 'breaking', findings, bump: 'major' }), impact());
  expect(text.match(/\*\*SA004 error\*\*/g)).toHaveLength(1);
  expect(text).toContain(
    '  - context-api incidents.list, `apps/context-api/src/incidents/list.query.ts:40`\n',
  );
  expect(text).toContain('  - context-api incidents.get, `get.query.ts:3`\n');
  expect(text).toContain('| Is the migration backward-compatible? | No: 2 of 0 queries break. |');
});

test('locks are told with whom they hold up; what could not be measured or run says so', () => {
  const statement = {
    file: '0018_a.sql',
    line: 2,
    sql: 'ALTER TABLE histories',
    measured: true,
    failure: null,
  };
  const lock = { table: 'histories', lock: 'ShareRowExclusiveLock', rewritten: false, scanned: true };
  const text = markdownReport(
    verdict(),
    impact({
      costs: [
        { ...statement, tables: [lock] },
        { ...statement, tables: [] },
        {
          ...statement,
          measured: false,
          tables: [],
          sql: 'CREATE INDEX CONCURRENTLY i ON histories (status)',
        },
        { ...statement, measured: false, tables: [], failure: '42P01 no such table' },
      ],
    }),
  );
  const rows = text.split('\n').filter((line) => line.startsWith('| `0018_a.sql:2`'));
  expect(rows).toEqual([
    expect.stringContaining('| histories | SHARE ROW EXCLUSIVE | reads all | nothing |'),
    expect.stringContaining('| none that is not held already |'),
    expect.stringContaining('not measured, it runs outside a transaction'),
    expect.stringContaining('| could not be run | 42P01 no such table |'),
  ]);
});

test('without measured locks the report leaves them out and does not call them harmless', () => {
  const text = markdownReport(verdict(), impact({ costs: null }));
  expect(text).not.toContain('## Locks');
  expect(text).toContain('No plan of its queries changes; locks were not measured.');
});

test('a query that an override lets break is not told to work, and the class is what it breaks', () => {
  const excused = [finding({ severity: 'notice' })];
  const touched = { consumer: 'context-api', query: 'incidents.list', source: 'x.ts:1', columns: ['t.a'] };
  const text = markdownReport(
    verdict({ findings: excused, excused, bump: 'major' }),
    impact({ touched: [{ ...touched, rules: ['SA004'], excused: true }] }),
  );
  expect(text).toContain('| t.a | **breaks**, let pass by an override (SA004) | `x.ts:1` |');
  expect(text).toContain('Class: query-breaking.');
});

test('plans and advice have their sections', () => {
  const plan = {
    consumer: 'context-api',
    query: 'list',
    table: 'histories',
    before: 'i (by key)',
    after: 'whole table',
  };
  const text = markdownReport(verdict(), impact({ plans: [plan], advice: ['SA012: Keep the index.'] }));
  expect(text).toContain('| context-api | list | histories | i (by key) | whole table |');
  expect(text).toContain('## What to do instead\n\n- SA012: Keep the index.\n');
});
