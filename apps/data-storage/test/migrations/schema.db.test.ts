import { describe, expect, test } from '@jest/globals';
import { ALERT_SEVERITIES, EXECUTION_STATUSES } from '@precedent/schema';
import { insertIncident, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';

const database = useTestDatabase();

test('every table and column has a comment', async () => {
  const { rows } = await sql<{ missing: string }>`
    SELECT format('%s.%s', relname, coalesce(attname, '*')) AS missing
    FROM pg_class
    LEFT JOIN LATERAL (
      SELECT attname, attnum FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
      UNION ALL SELECT NULL, 0
    ) AS described ON true
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
      AND coalesce(trim(col_description(pg_class.oid, attnum)), trim(obj_description(pg_class.oid, 'pg_class')), '') = ''
  `.execute(database.owner);
  expect(rows).toEqual([]);
});

test('every index is valid', async () => {
  const { rows } = await sql`
    SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid OR NOT indisready`.execute(database.owner);
  expect(rows).toEqual([]);
});

describe('closed vocabularies', () => {
  test.each([...EXECUTION_STATUSES])('execution status %s', async (execution_status) => {
    const id = await insertIncident(database.owner, { execution_status });
    const row = await database.owner
      .selectFrom('resource_action_traces as t')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .select(['t.execution_status', 'h.status'])
      .where('t.id', '=', id)
      .executeTakeFirst();
    expect(row).toEqual({ execution_status, status: execution_status });
  });

  test.each([...ALERT_SEVERITIES, null])('severity %s', async (alert_severity) => {
    await expect(insertIncident(database.owner, { alert_severity })).resolves.toEqual(expect.any(Number));
  });

  test.each([
    ['resource_action_traces', 'execution_status', 'Completed'],
    ['resource_action_traces', 'execution_status', ''],
    ['resource_action_traces', 'alert_severity', 'error'],
    ['resource_action_traces', 'execution_duration_ms', '-1'],
    ['action_histories', 'status', 'done'],
  ])('%s.%s refuses %j', async (table, column, value) => {
    await insertIncident(database.owner);
    const update = sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${value}`;
    await expect(update.execute(database.owner)).rejects.toMatchObject({ code: '23514' });
  });

  test('an end before its start is refused', async () => {
    const times = {
      execution_start_time: '2026-01-01T00:00:01Z',
      execution_end_time: '2026-01-01T00:00:00Z',
    };
    await expect(insertIncident(database.owner, times)).rejects.toMatchObject({ code: '23514' });
  });

  test('a vector without the name of its model is refused', async () => {
    const id = await insertIncident(database.owner);
    const update = sql`
      UPDATE resource_action_traces SET embedding = array_fill(1, ARRAY[768])::vector WHERE id = ${id}`;
    await expect(update.execute(database.owner)).rejects.toMatchObject({ code: '23514' });
  });
});

describe('identity of a resource', () => {
  const resource = { namespace: 'identity', kind: 'Deployment', name: 'api' };

  test('two clusters never share a row, one cluster never has two', async () => {
    for (const cluster_name of ['east', 'west', 'east']) {
      await insertIncident(database.owner, { ...resource, cluster_name });
    }
    const rows = await database.owner
      .selectFrom('resource_references')
      .select('cluster_name')
      .where('namespace', '=', resource.namespace)
      .orderBy('cluster_name')
      .execute();
    expect(rows).toEqual([{ cluster_name: 'east' }, { cluster_name: 'west' }]);
  });

  test('a second row for the same object is refused', async () => {
    const row = { ...resource, name: 'worker', cluster_name: 'east' };
    await database.owner.insertInto('resource_references').values(row).execute();
    const again = database.owner.insertInto('resource_references').values(row).execute();
    await expect(again).rejects.toMatchObject({ code: '23505' });
  });
});
