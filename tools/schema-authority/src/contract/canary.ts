import type { MigrationSession } from '@precedent/migrator';
import { FIRST_OWN_OID } from '../catalog/own-oids.ts';

/** Schema of the canaries, on shadow databases only. */
export const CANARY_SCHEMA = 'schema_authority';

/** PostgreSQL takes no more parameters in a function. */
const MAX_PARAMETERS = 100;

/** A statement to install as a canary. */
export interface Canary {
  /** Unquoted function name, unique among the canaries. */
  readonly name: string;
  readonly sql: string;
  /** Type names of `$1`, `$2`, … */
  readonly parameters: readonly string[];
  readonly returnsRows: boolean;
}

/** What a canary depends on. */
export interface CanaryUses {
  readonly columns: readonly UsedColumn[];
  /** Tables and views, those of which it names no column too. */
  readonly relations: readonly UsedRelation[];
  /** The migrations' own functions it calls, or that its operators call. */
  readonly functions: readonly UsedFunction[];
}

/** A column, by name and by the numbers that stay with it when names move. */
export interface UsedColumn {
  readonly table: string;
  readonly column: string;
  readonly tableOid: number;
  readonly attnum: number;
  /** View through which the query reads it, null when it names the table itself. */
  readonly via: string | null;
}

export interface UsedRelation {
  readonly table: string;
  readonly tableOid: number;
  readonly via: string | null;
}

export interface UsedFunction {
  /** Name with argument types. */
  readonly name: string;
  readonly oid: number;
}

/** Makes room for canaries. */
export async function createCanarySchema(session: MigrationSession): Promise<void> {
  await session.script(`CREATE SCHEMA IF NOT EXISTS ${CANARY_SCHEMA}`);
}

/**
 * Installs statements as bodies of SQL functions. PostgreSQL keeps their parse trees and records on which columns they
 * depend; from then on it refuses to drop or retype these, naming the function. Throws PostgreSQL's error.
 */
export async function installCanaries(session: MigrationSession, canaries: readonly Canary[]): Promise<void> {
  await session.script(canaries.map(canaryDefinition).join(';\n'));
}

function canaryDefinition({ name, sql, parameters, returnsRows }: Canary): string {
  const few = parameters.length <= MAX_PARAMETERS;
  // A typed NULL has the same dependencies. Literals hold no $n in compiled SQL: every value is a parameter.
  const body = few ? sql : sql.replaceAll(/\$(\d+)/g, (_, n: string) => `NULL::${parameters[Number(n) - 1]}`);
  return (
    `CREATE FUNCTION ${CANARY_SCHEMA}.${name}(${few ? parameters.join(', ') : ''}) ` +
    `RETURNS ${returnsRows ? 'SETOF record' : 'void'} LANGUAGE sql BEGIN ATOMIC ${body}\n; END`
  );
}

/** Names of the canaries that are still there. */
export async function livingCanaries(session: MigrationSession): Promise<Set<string>> {
  const rows = await session.statement<{ proname: string }>(
    `SELECT proname FROM pg_proc WHERE oid >= ${FIRST_OWN_OID} AND pronamespace = to_regnamespace($1)`,
    [CANARY_SCHEMA],
  );
  return new Set(rows.map(({ proname }) => proname));
}

/** Removes canaries, so that a statement they refused can go on. */
export async function dropCanaries(session: MigrationSession, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await session.script(names.map((name) => `DROP FUNCTION IF EXISTS ${CANARY_SCHEMA}.${name}`).join(';'));
}

/** What functions depend on directly, and through views (whose rules depend on columns in turn). */
const USES = `
WITH RECURSIVE reached AS (
  SELECT p.proname::text AS canary, d.refclassid AS class, d.refobjid AS object, d.refobjsubid AS attnum,
         NULL::text COLLATE "C" AS via
  FROM pg_proc p
  JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
    AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_operator'::regclass)
  WHERE p.pronamespace = to_regnamespace('${CANARY_SCHEMA}') AND p.proname = ANY ($1)
  UNION
  SELECT reached.canary, d.refclassid, d.refobjid, d.refobjsubid, coalesce(reached.via, v.name COLLATE "C")
  FROM reached
  JOIN (SELECT c.oid, CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm')
       ) v ON reached.class = 'pg_class'::regclass AND v.oid = reached.object
  JOIN pg_rewrite w ON w.ev_class = v.oid
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refobjid <> v.oid
    AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_operator'::regclass)
)
SELECT r.canary, 'column' AS kind, CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name,
       a.attname::text AS "column", c.oid::int AS oid, coalesce(a.attnum, 0)::int AS attnum, min(r.via) AS via
FROM reached r
JOIN pg_class c ON r.class = 'pg_class'::regclass AND c.oid = r.object AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = r.attnum AND a.attnum > 0
WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL
SELECT DISTINCT r.canary, 'function', p.oid::regprocedure::text, NULL, p.oid::int, 0, NULL
FROM reached r
LEFT JOIN pg_operator o ON r.class = 'pg_operator'::regclass AND o.oid = r.object
JOIN pg_proc p ON p.oid = CASE r.class WHEN 'pg_proc'::regclass THEN r.object ELSE o.oprcode END
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', '${CANARY_SCHEMA}')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
ORDER BY 1, 2, 3, 6`;

interface UsesRow {
  readonly canary: string;
  readonly kind: 'column' | 'function';
  readonly name: string;
  readonly column: string | null;
  readonly oid: number;
  readonly attnum: number;
  readonly via: string | null;
}

/** What each of the canaries uses. One round trip for all. */
export async function canaryUses(
  session: MigrationSession,
  names: readonly string[],
): Promise<Map<string, CanaryUses>> {
  const rows = await session.statement<UsesRow>(USES, [names], 'canary_uses');
  return new Map(
    [...Map.groupBy(rows, ({ canary }) => canary)].map(([canary, own]) => [canary, usesOf(own)]),
  );
}

function usesOf(rows: readonly UsesRow[]): CanaryUses {
  const relations = new Map<number, UsedRelation>();
  const columns: UsedColumn[] = [];
  const functions: UsedFunction[] = [];
  for (const { kind, name, column, oid, attnum, via } of rows) {
    if (kind === 'function') functions.push({ name, oid });
    else if (relations.get(oid)?.via !== null) relations.set(oid, { table: name, tableOid: oid, via });
    if (column !== null) columns.push({ table: name, column, tableOid: oid, attnum, via });
  }
  return { columns, relations: [...relations.values()], functions };
}
