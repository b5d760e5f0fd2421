import { expect, test } from '@jest/globals';
import { namesColumn, statementFacts } from './statement-facts.ts';

async function isOrdered(sql: string, column = 'name'): Promise<boolean> {
  return namesColumn((await statementFacts(sql)).ordered, 'notes', column);
}

test.each([
  'SELECT n.id FROM notes AS n ORDER BY n.name',
  'SELECT id FROM notes WHERE lower(name) = $1',
  'SELECT s.name FROM (SELECT n.name FROM notes AS n) AS s ORDER BY s.name',
  'SELECT s.called FROM (SELECT n.name AS called FROM notes AS n) AS s ORDER BY s.called',
  'SELECT s.called FROM (SELECT n.name FROM notes AS n) AS s (called) ORDER BY s.called',
  'SELECT s.name FROM (SELECT n.* FROM notes AS n) AS s ORDER BY s.name',
  'SELECT s.name FROM (SELECT * FROM notes) AS s ORDER BY s.name',
  'WITH s (called) AS (SELECT n.name FROM notes AS n) SELECT s.called FROM s ORDER BY s.called',
  'WITH s AS (SELECT n.name AS one FROM notes AS n), u AS (SELECT s.one AS two FROM s) SELECT u.two FROM u ORDER BY u.two',
  'SELECT u.word FROM notes AS n, unnest(ARRAY[n.name]) AS u (word) ORDER BY u.word',
])('a collation of the column shows in %s', async (sql) => {
  expect(await isOrdered(sql)).toBe(true);
});

test.each([
  'SELECT n.name FROM notes AS n ORDER BY n.id',
  'SELECT n.id FROM notes AS n WHERE n.name = $1',
  // What a function of parameters calls a column is none of a table.
  'SELECT n.id FROM unnest($1::text[]) AS given (name) JOIN notes AS n ON n.name = given.name ORDER BY given.name',
  'SELECT s.id FROM (SELECT n.id, n.name FROM notes AS n) AS s ORDER BY s.id',
])('it does not in %s', async (sql) => {
  expect(await isOrdered(sql)).toBe(false);
});
