import { expect, test } from '@jest/globals';
import pg from 'pg';
import { useTestDatabase } from '../jest/use-test-database.ts';

const database = useTestDatabase();
const CONNECTIONS = 8;
const QUERIES = 20;

test('each connection gets the answers to its own questions, also on the embedded database', async () => {
  const clients = Array.from(
    { length: CONNECTIONS },
    () => new pg.Client({ connectionString: database.ownerUrl }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  // Long enough to arrive in several pieces: that is when exchanges could get mixed up.
  const ask = async (client: pg.Client, connection: number): Promise<void> => {
    for (let query = 0; query < QUERIES; query++) {
      const question = `${query} ${'x'.repeat(200_000)}`;
      const { rows } = await client.query<Record<string, string>>(`select $1::text as answer_${connection}`, [
        question,
      ]);
      expect(rows[0]?.[`answer_${connection}`]?.slice(0, 20)).toBe(question.slice(0, 20));
    }
  };
  await Promise.all(clients.map(ask));
  await Promise.all(clients.map((client) => client.end()));
});

test('a connection that is cut in the middle of an exchange leaves the others working', async () => {
  const cut = new pg.Client({ connectionString: database.ownerUrl });
  cut.on('error', () => undefined);
  await cut.connect();
  const pending = cut.query('select $1::text', ['never read']).catch((error: unknown) => error);
  cut.connection.stream.destroy();
  await pending;
  const other = new pg.Client({ connectionString: database.ownerUrl });
  await other.connect();
  expect((await other.query('select $1::int as one', [1])).rows).toEqual([{ one: 1 }]);
  await other.end();
});
