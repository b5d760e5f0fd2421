import type { Catalog, Relation } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import { POOLS } from '../pools.ts';
import { name } from './literal.ts';

/** What can be done to one table as a whole. */
export function tableMutants({ name: table }: Relation): Mutant[] {
  const t = name(table);
  const of = (kind: string, sql: string): Mutant => ({ kind, object: table, names: [table], sql });
  return [
    of('drop table', `DROP TABLE ${t}`),
    of('drop table cascade', `DROP TABLE ${t} CASCADE`),
    of('rename table', `ALTER TABLE ${t} RENAME TO ${name(`${table}_renamed`)}`),
    of('move table', `CREATE SCHEMA elsewhere; ALTER TABLE ${t} SET SCHEMA elsewhere`),
    of(
      'replace table',
      `ALTER TABLE ${t} RENAME TO replaced; CREATE TABLE ${t} (LIKE replaced INCLUDING ALL); ` +
        `GRANT ALL ON ${t} TO PUBLIC`,
    ),
    of('enable row security', `ALTER TABLE ${t} ENABLE ROW LEVEL SECURITY`),
    {
      ...of(
        'force open row security',
        `ALTER TABLE ${t} ENABLE ROW LEVEL SECURITY; CREATE POLICY open ON ${t} USING (true)`,
      ),
      pool: POOLS.unnoticed,
    },
  ];
}

/** Two tables, each under the other's name. */
export function swappedTables({ relations }: Catalog): Mutant[] {
  const tables = relations.filter(({ kind }) => kind === 'table');
  return tables.slice(1).map(({ name: one }, index): Mutant => {
    const other = tables[index]?.name ?? '';
    const rename = (from: string, to: string): string => `ALTER TABLE ${name(from)} RENAME TO ${name(to)}`;
    return {
      kind: 'swap tables',
      object: `${one} and ${other}`,
      names: [one, other],
      sql: [rename(one, 'swapped'), rename(other, one), rename('swapped', other)].join('; '),
    };
  });
}
