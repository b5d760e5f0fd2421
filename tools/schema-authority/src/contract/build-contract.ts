import type pg from 'pg';
import { columnOf, relationOf, type Catalog } from '../catalog/catalog.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { capturedStatements } from '../check/statements.ts';
import type { ProbedColumn } from '../check/probe.ts';
import { watch, type BaseStatement } from '../check/watch.ts';
import type { Shadow } from '../replay/shadow.ts';
import type { CapturedQuery } from './capture.ts';
import type { ContractColumn, ContractQuery, ContractUse, ContractVariant, Privilege } from './contract.ts';
import { namesColumn } from './statement-facts.ts';
import { TypeNames } from './type-names.ts';

/**
 * Records what queries are and what they use, as PostgreSQL sees them on the shadow's schema.
 * Throws naming the first query that does not work there, with PostgreSQL's words.
 */
export async function buildContract(
  shadow: Shadow,
  queries: readonly CapturedQuery[],
): Promise<ContractQuery[]> {
  const { client, session } = shadow;
  const statements = queries.flatMap(capturedStatements);
  const { watched, failing } = await watch(client, new TypeNames(session), statements);
  const [broken] = failing;
  if (broken !== undefined) {
    throw new Error(
      `${broken.source}: ${broken.consumer} query ${broken.query} (${broken.variant}) does not work: ${await words(client, broken.sql)}`,
    );
  }
  const catalog = await readCatalog(session);
  const names = await columnNames(client);
  return queries.map((query) =>
    record(
      query,
      watched.filter(({ consumer, query: id }) => consumer === query.consumer && id === query.id),
      { catalog, names },
    ),
  );
}

interface Known {
  readonly catalog: Catalog;
  /** `oid.attnum` → `table.column`. */
  readonly names: ReadonlyMap<string, string>;
}

function record(query: CapturedQuery, statements: readonly BaseStatement[], known: Known): ContractQuery {
  const columns = statements.map((statement) => resultColumns(statement, known));
  const first = columns[0] ?? [];
  const indexes = new Set([
    ...query.declaredIndexes,
    ...statements.flatMap(({ probe }) => probe.plan.scans.flatMap(({ index }) => index ?? [])),
  ]);
  return {
    id: query.id,
    consumer: query.consumer,
    source: query.source,
    role: query.role,
    columns: first,
    uses: usesOf(statements, known.catalog),
    indexes: [...indexes].sort(),
    ...(query.conflicts.length === 0 ? {} : { conflicts: query.conflicts }),
    variants: Object.fromEntries(
      statements.map((statement, index): [string, ContractVariant] => {
        const own = columns[index] ?? [];
        const differs = JSON.stringify(own) !== JSON.stringify(first);
        return [
          statement.variant,
          {
            sql: statement.sql,
            parameters: statement.probe.parameters,
            ...(differs ? { columns: own } : {}),
          },
        ];
      }),
    ),
  };
}

function resultColumns({ probe, facts }: BaseStatement, { catalog, names }: Known): ContractColumn[] {
  return probe.columns.map(({ name, type, tableOid, attnum }: ProbedColumn) => {
    const from = names.get(`${tableOid}.${attnum}`) ?? null;
    const [table = '', column = ''] = from?.split('.') ?? [];
    const certain = !facts.outerJoin && columnOf(catalog, table, column)?.nullable === false;
    return { name, type, nullable: !certain, from };
  });
}

interface Usage {
  readonly privileges: Set<Privilege>;
  readonly variants: string[];
}

/** The used columns of all variants, with the privileges that reading and writing them takes. */
function usesOf(statements: readonly BaseStatement[], catalog: Catalog): Record<string, ContractUse[]> {
  const found = new Map<string, Map<string, Usage>>();
  for (const { uses, facts, variant } of statements) {
    for (const { table, column } of uses) {
      if (relationOf(catalog, table) === undefined) continue; // the runner's ledger is nobody's contract
      const columns = found.get(table) ?? new Map<string, Usage>();
      const usage = columns.get(column) ?? { privileges: new Set<Privilege>(), variants: [] };
      usage.variants.push(variant);
      for (const write of facts.writes.filter(
        (own) => own.table === table && own.columns?.includes(column) !== false,
      )) {
        usage.privileges.add(write.kind === 'insert' ? 'INSERT' : 'UPDATE');
      }
      if (namesColumn(facts.reads, table, column)) usage.privileges.add('SELECT');
      found.set(table, columns.set(column, usage));
    }
  }
  return Object.fromEntries(
    [...found].sort(byName).map(([table, columns]) => [
      table,
      [...columns].sort(byName).map(([column, { privileges, variants }]) => {
        const { type = 'unknown', nullable = true } = columnOf(catalog, table, column) ?? {};
        const some = variants.length < statements.length ? { variants } : {};
        return { column, type, nullable, privileges: [...privileges].sort(), ...some };
      }),
    ]),
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

async function columnNames(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `SELECT a.attrelid || '.' || a.attnum AS id, c.relname || '.' || a.attname AS name
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function words(client: pg.Client, sql: string): Promise<string> {
  return client.query(`PREPARE broken AS ${sql}`).then(
    () => 'its role lacks a privilege',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
