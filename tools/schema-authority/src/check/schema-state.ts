import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import type { Catalog } from '../catalog/catalog.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import type { TypeNames } from '../contract/type-names.ts';
import { probeAll, type Probe, type ProbeStatement } from './probe.ts';

/** A schema at one moment, and what it makes of the statements under watch. */
export interface SchemaState {
  readonly catalog: Catalog;
  /** Name of every column by the numbers that stay with it: `oid.attnum` → `table.column`. */
  readonly columns: ReadonlyMap<string, string>;
  /** One probe a statement, in the order of the statements. */
  readonly probes: readonly Probe[];
}

const COLUMNS = `
SELECT a.attrelid || '.' || a.attnum AS id, c.relname || '.' || a.attname AS name
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
  AND a.attnum > 0 AND NOT a.attisdropped`;

/** Reads the state. Needs an open transaction, which it leaves as it was. */
export async function readState(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ProbeStatement[],
): Promise<SchemaState> {
  const session = pgSession(client);
  types.clear();
  const columns = await session.statement<{ id: string; name: string }>(COLUMNS);
  return {
    catalog: await readCatalog(session),
    columns: new Map(columns.map(({ id, name }) => [id, name])),
    probes: await probeAll(client, types, statements),
  };
}
