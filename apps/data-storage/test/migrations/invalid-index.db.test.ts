import { expect, test } from '@jest/globals';
import { migrate } from '@precedent/migrator';
import { useEmptyDatabase } from './empty-database.ts';

const empty = useEmptyDatabase();

const FILES = {
  '0001_a.sql': 'CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1), (1);\n',
  '0002_a_id.sql': '-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_id_idx ON a (id);\n',
};

test('an index whose build failed half-way is dropped and built again', async () => {
  const directory = await empty.directory(FILES);
  await expect(migrate(empty.session, { directory })).rejects.toThrow(
    '0002_a_id.sql: could not create unique',
  );
  expect(await validity()).toEqual([{ valid: false }]);

  await empty.session.script('DELETE FROM a');
  const healed: string[] = [];
  const applied = await migrate(empty.session, {
    directory,
    events: { healed: (migration, index) => healed.push(`${migration.file} ${index}`) },
  });
  expect(applied.map(({ file }) => file)).toEqual(['0002_a_id.sql']);
  expect(healed).toEqual(['0002_a_id.sql a_id_idx']);
  expect(await validity()).toEqual([{ valid: true }]);
});

test('a good index that was not yet recorded is kept', async () => {
  const directory = await empty.directory(FILES);
  await migrate(empty.session, { directory, upTo: 1 });
  await empty.session.script('DELETE FROM a; CREATE UNIQUE INDEX a_id_idx ON a (id)');
  const [before] = await empty.rows<{ oid: number }>(`SELECT 'a_id_idx'::regclass::oid AS oid`);
  await migrate(empty.session, { directory });
  expect(await empty.rows(`SELECT 'a_id_idx'::regclass::oid AS oid`)).toEqual([before]);
});

function validity(): Promise<unknown[]> {
  return empty.rows(`SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = 'a_id_idx'::regclass`);
}
