import { beforeAll, expect, test } from '@jest/globals';
import { insertIncident, useTestDatabase, withClient } from '@precedent/testing';

/* Traces keep copies of columns of their history and resource. Nobody who writes has to know of it. */
const database = useTestDatabase();
let api = 0;
let web = 0;

beforeAll(async () => {
  api = await insertIncident(database.owner, { namespace: 'shop', name: 'api', workflow_id: 'wf-1' });
  web = await insertIncident(database.owner, { namespace: 'shop', name: 'web' });
});

/** `namespace kind name workflow_id` of a trace's own columns. */
async function placeOf(id: number): Promise<string> {
  return withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ place: string }>(
      `select concat_ws(' ', namespace, kind, name, workflow_id) as place
       from resource_action_traces where id = $1`,
      [id],
    );
    return rows[0]?.place ?? '';
  });
}

async function execute(statement: string, values: readonly unknown[] = []): Promise<void> {
  await withClient(database.ownerUrl, (client) => client.query(statement, [...values]));
}

test('a new trace gets its own', async () => {
  expect(await placeOf(api)).toBe('shop Deployment api wf-1');
  expect(await placeOf(web)).toBe('shop Deployment web');
});

test('what a writer gives instead does not count', async () => {
  await execute(`update resource_action_traces set namespace = 'elsewhere', kind = null where id = $1`, [
    api,
  ]);
  expect(await placeOf(api)).toBe('shop Deployment api wf-1');
});

test('a renamed resource and another workflow reach their traces and no others', async () => {
  await execute(`update resource_references set namespace = 'store', name = 'api-v2' where name = 'api'`);
  await execute(`update action_histories set workflow_id = 'wf-2' where workflow_id = 'wf-1'`);
  expect(await placeOf(api)).toBe('store Deployment api-v2 wf-2');
  expect(await placeOf(web)).toBe('shop Deployment web');
});

test('a trace moved to another history goes with it', async () => {
  await execute(
    `update resource_action_traces
     set action_history_id = (select action_history_id from resource_action_traces where id = $2)
     where id = $1`,
    [api, web],
  );
  expect(await placeOf(api)).toBe('shop Deployment web');
});
