import { expect, test } from '@jest/globals';
import type { CapturedQuery } from '../contract/capture.ts';
import { RULE_DOCS } from '../report/rule-docs.ts';
import { namesRelation, undeclared } from './undeclared.ts';

const declare = (id: string, ...texts: readonly string[]): CapturedQuery => ({
  id,
  consumer: 'context-api',
  role: 'precedent_reader',
  source: 'apps/context-api/src/x.query.ts:1',
  declaredIndexes: [],
  conflicts: [],
  variants: Object.fromEntries(texts.map((sql, index) => [String(index), { sql, values: [] }])),
});
const list = declare(
  'incidents.list',
  'SELECT t.id FROM resource_action_traces AS t WHERE t.alert_name = $1 LIMIT $2',
  'SELECT t.id FROM resource_action_traces AS t WHERE t.environment IN ($1, $2) LIMIT $3',
);
const get = declare('resources.get', 'SELECT r.id FROM resource_references AS r WHERE r.kind = $1');
const ran = async (sql: string, application = 'context-api-test') => {
  const { findings } = await undeclared(
    '/w',
    [{ application, sql, test: '/w/apps/context-api/test/a.db.test.ts' }],
    [list, get],
  );
  return findings.map(({ message }) => message);
};

test('a declared statement may run, with other values, spacing and lengths of lists', async () => {
  expect(
    await ran('select t.id from resource_action_traces t where t.environment in ($1,$2,$3) limit 5'),
  ).toEqual([]);
});

test('any combination of the conditions a query declares may run', async () => {
  const sql =
    'SELECT t.id FROM resource_action_traces AS t WHERE t.environment IN ($1) AND t.alert_name = $2 LIMIT $3';
  expect(await ran(sql)).toEqual([]);
  expect(await ran('SELECT t.id FROM resource_action_traces AS t LIMIT $1')).toEqual([]);
});

test('a condition of another query, another column or another order may not', async () => {
  const from = 'SELECT t.id FROM resource_action_traces AS t';
  expect(await ran(`${from} WHERE r.kind = $1 LIMIT $2`)).toHaveLength(1);
  expect(await ran(`${from} WHERE t.cluster_name = $1 LIMIT $2`)).toHaveLength(1);
  expect(await ran(`${from} WHERE t.alert_name = $1 OR t.environment IN ($2) LIMIT $3`)).toHaveLength(1);
  expect(await ran(`${from} WHERE t.alert_name = $1 ORDER BY t.id LIMIT $2`)).toHaveLength(1);
});

test('any choice of the columns a query declares may be read, no other ones', async () => {
  const rest = 'FROM resource_action_traces AS t WHERE t.alert_name = $1';
  const wide = declare('wide', `SELECT t.id, t.alert_name ${rest}`);
  const read = async (columns: string) => {
    const statement = { application: 'context-api', sql: `SELECT ${columns} ${rest}`, test: '/w/a.test.ts' };
    return (await undeclared('/w', [statement], [wide])).findings.length;
  };
  expect(await read('t.alert_name')).toBe(0);
  expect(await read('t.environment')).toBe(1);
  expect(await read('t.id AS alert_name')).toBe(1);
});

test('the finding says who ran what, and in which test', async () => {
  const example = RULE_DOCS.find(({ id }) => id === 'SA007')!.example;
  const { findings, seen } = await undeclared(
    '/w',
    [{ application: 'context-api', sql: example.query!, test: '/w/apps/context-api/test/a.db.test.ts' }],
    [list],
  );
  expect(findings).toMatchObject([
    {
      rule: 'SA007',
      severity: 'error',
      source: 'apps/context-api/test/a.db.test.ts:1',
      message: example.says,
    },
  ]);
  expect(seen).toEqual(new Map([['context-api', 1]]));
});

test('a statement is told once, and connections of no consumer are not looked at', async () => {
  const sql = 'DELETE FROM action_histories';
  const statement = { sql, test: '/w/a.test.ts' };
  const { findings } = await undeclared(
    '/w',
    ['context-api', 'context-api-test', 'psql'].map((application) => ({ ...statement, application })),
    [list],
  );
  expect(findings).toHaveLength(1);
});

test.each(['BEGIN', 'SET LOCAL ROLE precedent_reader', 'SELECT 1', "SELECT set_config('a', 'b', true)"])(
  '%s does not touch the schema',
  async (sql) => {
    expect(await namesRelation(sql)).toBe(false);
  },
);

test('system catalogs are not the schema; a writing common table expression is', async () => {
  expect(await namesRelation('SELECT 1 FROM pg_class JOIN information_schema.columns ON true')).toBe(false);
  expect(await namesRelation('WITH x AS (DELETE FROM t RETURNING 1) SELECT 1 FROM pg_class')).toBe(true);
  expect(await namesRelation('UPDATE action_histories SET status = $1')).toBe(true);
});
