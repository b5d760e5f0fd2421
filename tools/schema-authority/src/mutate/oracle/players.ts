import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import { parse } from 'libpg-query';
import type { Catalog } from '../../catalog/catalog.ts';
import { vocabularies } from '../../catalog/vocabularies.ts';
import { describe } from '../../contract/describe.ts';
import { soleStatement } from '../../contract/parse-tree.ts';
import { statementFacts } from '../../contract/statement-facts.ts';
import { TypeNames } from '../../contract/type-names.ts';
import type { Trial } from '../trial.ts';
import { Executor } from './executor.ts';
import { fitVectors, wantedDimension } from './fit-vectors.ts';
import type { Player } from './scenes.ts';

/** A trial as the oracle plays it, on a database with seeded rows. */
export async function playerOf(client: pg.Client, catalog: Catalog, trial: Trial): Promise<Player> {
  const { changesRows, systemTables } = await statementFacts(trial.sql);
  const { parameters } = await describe(client, trial.sql);
  const types = new TypeNames(pgSession(client));
  const names: string[] = [];
  for (const oid of parameters) names.push(await types.name(oid));
  const player: Player = {
    title: `${trial.consumer} ${trial.query} (${trial.variant})`,
    sql: trial.sql,
    role: trial.role,
    values: trial.values,
    parameters: names,
    writes: changesRows,
    free: trial.values.map((value, place) => isFree(catalog, value, names[place] ?? '')),
    aboutSchema: systemTables,
    ordered: await isOrdered(trial.sql),
  };
  return withFittingVectors(client, player);
}

function isFree(catalog: Catalog, value: unknown, type: string): boolean {
  const known = vocabularies(catalog).some(({ values }) => values.includes(String(value)));
  return (type === 'text' || type === 'character varying') && !known;
}

/** Examples of vectors are replaced by ones of the size PostgreSQL asks for. */
async function withFittingVectors(client: pg.Client, player: Player): Promise<Player> {
  const executor = new Executor(client);
  await client.query('BEGIN');
  await executor.begin();
  const outcome = await executor.run(player);
  await client.query('ROLLBACK');
  const dimension = outcome.ok ? null : wantedDimension(outcome.message);
  return dimension === null ? player : { ...player, values: fitVectors(player.values, dimension) };
}

async function isOrdered(sql: string): Promise<boolean> {
  const { node } = soleStatement(await parse(sql));
  return node['sortClause'] !== undefined;
}
