import type { MigrationSession } from '@precedent/migrator';
import { parse } from 'libpg-query';

/** Schema of the canaries, on shadow databases only. */
export const CANARY_SCHEMA = 'schema_authority';

/** A column, by name and by the numbers that stay with it when names move. */
export interface UsedColumn {
  readonly table: string;
  readonly column: string;
  readonly tableOid: number;
  readonly attnum: number;
  /** View through which the query reads it, null when it names the table itself. */
  readonly via: string | null;
}

/** Makes room for canaries. */
export async function createCanarySchema(session: MigrationSession): Promise<void> {
  await session.script(`CREATE SCHEMA IF NOT EXISTS ${CANARY_SCHEMA}`);
}

/**
 * Installs a statement as the body of a SQL function. PostgreSQL keeps its parse tree and records on which columns it
 * depends; from then on it refuses to drop or retype them, naming the function. Throws PostgreSQL's error.
 * @param name unquoted function name, unique among the canaries
 * @param parameters type names of `$1`, `$2`, …
 */
export async function installCanary(
  session: MigrationSession,
  name: string,
  sql: string,
  parameters: readonly string[],
): Promise<void> {
  const returns = (await returnsRows(sql)) ? 'SETOF record' : 'void';
  await session.script(
    `CREATE FUNCTION ${CANARY_SCHEMA}.${name}(${parameters.join(', ')}) RETURNS ${returns} ` +
      `LANGUAGE sql BEGIN ATOMIC ${sql}; END`,
  );
}

/** Names of the canaries that are still there. */
export async function livingCanaries(session: MigrationSession): Promise<Set<string>> {
  const rows = await session.statement<{ proname: string }>(
    'SELECT proname FROM pg_proc WHERE pronamespace = to_regnamespace($1)',
    [CANARY_SCHEMA],
  );
  return new Set(rows.map(({ proname }) => proname));
}

/** Removes canaries, so that a statement they refused can go on. */
export async function dropCanaries(session: MigrationSession, names: readonly string[]): Promise<void> {
  for (const name of names) await session.script(`DROP FUNCTION IF EXISTS ${CANARY_SCHEMA}.${name}`);
}

/** Columns that functions depend on directly, and through views (whose rules depend on columns in turn). */
const USES = `
WITH RECURSIVE reached AS (
  SELECT p.proname::text AS canary, d.refobjid AS rel, d.refobjsubid AS attnum, NULL::text COLLATE "C" AS via
  FROM pg_proc p
  JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_class'::regclass
  WHERE p.pronamespace = to_regnamespace('${CANARY_SCHEMA}')
  UNION
  SELECT reached.canary, d.refobjid, d.refobjsubid, coalesce(reached.via, v.relname::text COLLATE "C")
  FROM reached
  JOIN pg_class v ON v.oid = reached.rel AND v.relkind IN ('v', 'm')
  JOIN pg_rewrite w ON w.ev_class = v.oid
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
    AND d.refobjid <> v.oid
)
SELECT r.canary, c.relname::text AS "table", a.attname::text AS "column", c.oid::int AS "tableOid",
       a.attnum::int AS attnum, min(r.via) AS via
FROM reached r
JOIN pg_class c ON c.oid = r.rel
JOIN pg_attribute a ON a.attrelid = r.rel AND a.attnum = r.attnum
WHERE r.attnum > 0 AND c.relnamespace = 'public'::regnamespace
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 5`;

/** What each canary uses. One round trip for all. */
export async function canaryUses(session: MigrationSession): Promise<Map<string, UsedColumn[]>> {
  const rows = await session.statement<UsedColumn & { canary: string }>(USES);
  const uses = new Map<string, UsedColumn[]>();
  for (const { canary, ...used } of rows) uses.set(canary, [...(uses.get(canary) ?? []), used]);
  return uses;
}

/**
 * Removes columns the statement cannot mean. `ON CONFLICT DO UPDATE` makes PostgreSQL depend on every column of its
 * table, for the sake of `excluded`; a column the text never names is not used, unless a star stands for it.
 */
export async function withoutUnnamed(sql: string, uses: readonly UsedColumn[]): Promise<UsedColumn[]> {
  if (!/\bon\s+conflict\b/i.test(sql)) return [...uses];
  const tree = JSON.stringify(await parse(sql));
  if (tree.includes('"A_Star"')) return [...uses];
  return uses.filter(({ column, via }) => via !== null || tree.includes(`"${column}"`));
}

async function returnsRows(sql: string): Promise<boolean> {
  const { stmts } = (await parse(sql)) as {
    stmts: { stmt: Record<string, { returningClause?: unknown }> }[];
  };
  const [kind, body] = Object.entries(stmts[0]?.stmt ?? {})[0] ?? [];
  return kind === 'SelectStmt' || body?.returningClause !== undefined;
}
