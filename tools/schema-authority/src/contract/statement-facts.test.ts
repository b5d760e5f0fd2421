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
  'SELECT s.is FROM (SELECT 1 AS of, NULL AS is UNION ALL SELECT * FROM (SELECT 2 AS of, n.name FROM notes AS n) AS u) AS s ORDER BY s.is',
  'SELECT n.id FROM notes AS n ORDER BY lower(n.name) COLLATE "C"',
  'SELECT n.id FROM notes AS n ORDER BY n.id COLLATE "C", n.name',
  "SELECT n.id FROM notes AS n ORDER BY nullif(n.name, 'none')",
  "SELECT n.id FROM notes AS n ORDER BY n.name < 'm'",
  'SELECT count(*) OVER (ORDER BY n.name) FROM notes AS n',
])('a collation of the column shows in %s', async (sql) => {
  expect(await isOrdered(sql)).toBe(true);
});

test.each([
  'SELECT n.name FROM notes AS n ORDER BY n.id',
  'SELECT s.of FROM (SELECT 1 AS of, NULL AS is UNION ALL SELECT * FROM (SELECT 2 AS of, n.name FROM notes AS n) AS u) AS s ORDER BY s.of',
  // A collation that is named goes before the column's.
  'SELECT n.id FROM notes AS n ORDER BY n.name COLLATE "C"',
  'SELECT n.id FROM notes AS n WHERE lower(n.name COLLATE "C") = $1',
  'SELECT s.called FROM (SELECT n.name COLLATE "C" AS called FROM notes AS n) AS s ORDER BY s.called',
  "SELECT s.by FROM (SELECT CASE WHEN grouping(n.name) = 0 THEN 'name' END AS by FROM notes AS n GROUP BY n.name) AS s ORDER BY s.by",
  'SELECT n.id FROM notes AS n WHERE n.name = $1',
  // What is only counted by it, or equal to something or not, is no text.
  "SELECT s.failed FROM (SELECT count(*) FILTER (WHERE n.name = 'failed') AS failed FROM notes AS n) AS s ORDER BY s.failed",
  "SELECT n.id FROM notes AS n ORDER BY n.name <> 'first', NOT n.name = any($1), n.name IS NULL, n.id",
  "SELECT max(n.id) FILTER (WHERE n.name IN ('one', 'other')) FROM notes AS n",
  // What a function of parameters calls a column is none of a table.
  'SELECT n.id FROM unnest($1::text[]) AS given (name) JOIN notes AS n ON n.name = given.name ORDER BY given.name',
  'SELECT s.id FROM (SELECT n.id, n.name FROM notes AS n) AS s ORDER BY s.id',
])('it does not in %s', async (sql) => {
  expect(await isOrdered(sql)).toBe(false);
});
