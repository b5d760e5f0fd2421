import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import { parse } from 'libpg-query';
import type { Catalog } from '../../catalog/catalog.ts';
import { vocabularies } from '../../catalog/vocabularies.ts';
import { describe } from '../../contract/describe.ts';
import { soleStatement } from '../../contract/parse-tree.ts';
import { namesColumn, statementFacts } from '../../contract/statement-facts.ts';
import { TypeNames } from '../../contract/type-names.ts';
import { name } from '../mutants/literal.ts';
import { reachOf } from '../reach.ts';
import type { Trial } from '../trial.ts';
import { wordsOf } from '../words.ts';
import { Executor, type Execution } from './executor.ts';
import { fittedValues, isVectorText } from './fit-vectors.ts';
import { FIRST_NUMBER, takesOf, type Player } from './scenes.ts';

/** A trial as the oracle plays it, on a database with seeded rows. */
export async function playerOf(client: pg.Client, catalog: Catalog, trial: Trial): Promise<Player> {
  const words = wordsOf(trial.sql);
  const { changesRows, systemTables, reads } = await statementFacts(trial.sql);
  const { parameters } = await describe(client, trial.sql);
  const types = new TypeNames(pgSession(client));
  const names: string[] = [];
  for (const oid of parameters) names.push(await types.name(oid));
  const execution = {
    sql: trial.sql,
    role: trial.role,
    values: trial.values,
    // What draws numbers leaves a sequence where it was not.
    writes: changesRows || words.has('nextval'),
    ordered: await isOrdered(trial.sql),
  };
  const player: Player = {
    ...execution,
    writesMost: execution,
    title: `${trial.consumer} ${trial.query} (${trial.variant})`,
    parameters: names,
    free: trial.values.map((value, place) => isFree(catalog, value, names[place] ?? '')),
    aboutSchema: systemTables,
    // A star stands mostly for the columns of a sub-query, which name what they are.
    takesIn: (table, column) =>
      words.has(table) &&
      (reads.has(`${table}.*`) || (words.has(column) && namesColumn(reads, table, column))),
    tables: changesRows ? await tablesOf(client, catalog, trial.sql) : new Set(),
  };
  const fitted = await withFittingVectors(client, player);
  return fitted.writes ? { ...fitted, writesMost: await thatWritesMost(client, fitted) } : fitted;
}

async function thatWritesMost(client: pg.Client, player: Player): Promise<Execution> {
  const executor = new Executor(client);
  await client.query('BEGIN');
  await executor.begin();
  let [most, written] = [player, -1];
  for (const take of takesOf(player)) {
    await executor.rewind(FIRST_NUMBER);
    await executor.run(take);
    const left = await executor.left(player.tables);
    const rows = left.reduce((sum, table) => sum + table.written.length, 0);
    if (rows > written) [most, written] = [take, rows];
  }
  await client.query('ROLLBACK');
  return most;
}

/** True for a text, or texts, that no closed vocabulary knows and that is no vector. */
function isFree(catalog: Catalog, value: unknown, type: string): boolean {
  if (Array.isArray(value))
    return value.every((element) => isFree(catalog, element, type.replace(/\[\]$/, '')));
  const known = vocabularies(catalog).some(({ values }) => values.includes(String(value)));
  return (type === 'text' || type === 'character varying') && !known && !isVectorText(value);
}

/** What a writer may change, as far as its text, keys and triggers tell. */
async function tablesOf(client: pg.Client, catalog: Catalog, sql: string): Promise<Set<number>> {
  const words = wordsOf(sql);
  const named = catalog.relations.map((own) => own.name).filter((own) => words.has(own));
  const { rows } = await client.query<{ oid: number }>(
    'SELECT to_regclass(name)::oid::int AS oid FROM unnest($1::text[]) AS name',
    [[...reachOf(catalog, named, true)].map(name)],
  );
  return new Set(rows.map(({ oid }) => oid));
}

/** Examples of vectors are replaced by ones of the size, and in arrays of the type, that PostgreSQL asks for. */
async function withFittingVectors(client: pg.Client, player: Player): Promise<Player> {
  const executor = new Executor(client);
  await client.query('BEGIN');
  await executor.begin();
  let fitted = player;
  for (let refit = true; refit;) {
    refit = false;
    for (const take of takesOf(fitted)) {
      const outcome = await executor.run(take);
      const values = outcome.ok ? null : fittedValues(fitted.values, outcome.message);
      if (values === null) continue;
      fitted = { ...fitted, values };
      refit = true;
      break;
    }
  }
  await client.query('ROLLBACK');
  return fitted;
}

async function isOrdered(sql: string): Promise<boolean> {
  const { node } = soleStatement(await parse(sql));
  return node['sortClause'] !== undefined;
}
