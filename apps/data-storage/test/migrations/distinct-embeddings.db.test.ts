import { expect, test } from '@jest/globals';
import { toVectorParameter } from '@precedent/embedding';
import { insertIncident, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';

/* Each embedding of traces stands once in a table of its own. Nobody who writes has to know of it. */
const database = useTestDatabase();

const axis = (index: number) =>
  toVectorParameter(Array.from({ length: 768 }, (_, place) => (place === index ? 1 : 0)));
const incident = (index: number, embedding_model = 'one') =>
  insertIncident(database.owner, { embedding: axis(index), embedding_model });

/** `model: traces that have the embedding`, of those on an axis. */
async function known(index: number): Promise<string[]> {
  const { rows } = await sql<{ entry: string }>`
    select model || ': ' || (
      select count(*) from resource_action_traces as t
      where embedding_digest(t.embedding) = e.digest and t.embedding_model = e.model
    ) as entry
    from distinct_embeddings as e
    where e.embedding = ${axis(index)}
    order by model`.execute(database.owner);
  return rows.map(({ entry }) => entry);
}

test('traces with one embedding share an entry, one for each model', async () => {
  for (const model of ['one', 'one', 'other', 'one']) await incident(1, model);
  expect(await known(1)).toEqual(['one: 3', 'other: 1']);
});

test('one statement writes many, with and without embeddings', async () => {
  const id = await insertIncident(database.owner, {});
  await sql`
    insert into resource_action_traces
      (action_history_id, alert_name, cluster_name, action_type, action_timestamp, execution_status, embedding, embedding_model)
    select action_history_id, alert_name, cluster_name, action_type, action_timestamp, execution_status, vector, model
    from resource_action_traces
    cross join (values (${axis(2)}::vector, 'one'), (${axis(2)}, 'one'), (${axis(3)}, 'one'), (null, null)) as v (vector, model)
    where id = ${id}`.execute(database.owner);
  expect([await known(2), await known(3)]).toEqual([['one: 2'], ['one: 1']]);
});

test('an embedding that comes or changes later is entered then', async () => {
  const id = await insertIncident(database.owner, {});
  const embed = (index: number) =>
    database.owner
      .updateTable('resource_action_traces')
      .set({ embedding: axis(index), embedding_model: 'one' })
      .where('id', '=', id)
      .execute();
  await embed(4);
  expect(await known(4)).toEqual(['one: 1']);
  await embed(5);
  expect([await known(4), await known(5)]).toEqual([['one: 0'], ['one: 1']]);
});

test('writers of the same new embedding do not lose it', async () => {
  await Promise.all(Array.from({ length: 8 }, () => incident(6)));
  expect(await known(6)).toEqual(['one: 8']);
});
