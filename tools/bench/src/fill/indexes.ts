import type { ClientBase } from 'pg';

export interface Index {
  readonly name: string;
  /** CREATE INDEX as the server writes it. */
  readonly definition: string;
}

const INDEXES = `
  select c.relname as name, pg_get_indexdef(c.oid) as definition
  from pg_index as i
  join pg_class as c on c.oid = i.indexrelid
  where i.indrelid = any($1::regclass[]) and not i.indisprimary
    and not exists (select from pg_constraint where conindid = i.indexrelid)
  order by c.relname`;

/** Drops the indexes of tables, whatever migrations made them: building one is far quicker than keeping it up. */
export async function dropIndexes(client: ClientBase, tables: readonly string[]): Promise<Index[]> {
  const { rows } = await client.query<Index>(INDEXES, [tables]);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows;
}

/** Builds them again, the vector index last. */
export async function buildIndexes(
  client: ClientBase,
  indexes: readonly Index[],
  building: (index: Index) => void,
): Promise<void> {
  const isVector = ({ definition }: Index) => definition.includes('USING hnsw');
  const order = [...indexes].sort((one, other) => Number(isVector(one)) - Number(isVector(other)));
  for (const index of order) {
    building(index);
    await client.query(index.definition);
  }
}
