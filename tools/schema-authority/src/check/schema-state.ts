import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import type { Catalog } from '../catalog/catalog.ts';
import { FIRST_OWN_OID } from '../catalog/own-oids.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { CANARY_SCHEMA } from '../contract/canary.ts';
import type { TypeNames } from '../contract/type-names.ts';
import { aside } from './aside.ts';
import { probeAll, type Probe, type ProbeStatement } from './probe.ts';

/** A schema at one moment, and what it makes of the statements under watch. */
export interface SchemaState {
  readonly catalog: Catalog;
  /** Every column by the numbers that stay with it: `oid.attnum`. */
  readonly columns: ReadonlyMap<string, ColumnIdentity>;
  /** Name of every table and view by its OID. */
  readonly relations: ReadonlyMap<number, string>;
  /** Name with argument types of every function by its OID. */
  readonly functions: ReadonlyMap<number, string>;
  /** Tables whose rows show in another one too, by the OID of that; partitions are no others. */
  readonly heirs: ReadonlyMap<number, readonly string[]>;
  /** Digest of every view's stored query, by name; renaming what is beneath does not change it, nor do aliases. */
  readonly views: ReadonlyMap<string, string>;
  /** Digest of every stored default, by the numbers of its column. */
  readonly defaults: ReadonlyMap<string, string>;
  /** One probe a statement, in the order of the statements; absent where none was made at this moment. */
  readonly probes: readonly (Probe | undefined)[];
  /**
   * What roles may use that planning a statement does not ask for: `role schema name`, `role sequence name`, and
   * `role role` for each role that is there.
   */
  readonly mayUse: ReadonlySet<string>;
}

/** What a column is called, and its type by the numbers that stay with the type. */
export interface ColumnIdentity {
  readonly table: string;
  readonly column: string;
  readonly typeOid: number;
  readonly typmod: number;
}

const OWN_SCHEMAS = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;
const QUALIFIED = `CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END || c.relname`;

/** What a stored query says of how it was written, not of what it means: aliases and places in the text. */
const UNMEANT = `' :(?:alias|eref) \\{ALIAS (?:[^}\\\\]|\\\\.)*\\}| :(?:\\w*location|stmt_len) -?\\d+'`;

const NUMBERS = `
SELECT
  (SELECT json_agg(json_build_array(a.attrelid || '.' || a.attnum, ${QUALIFIED}, a.attname, a.atttypid::int, a.atttypmod))
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${OWN_SCHEMAS} AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attrelid >= ${FIRST_OWN_OID} AND a.attnum > 0
     AND NOT a.attisdropped) AS columns,
  (SELECT json_agg(json_build_array(c.oid::int, ${QUALIFIED}))
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${OWN_SCHEMAS} AND c.relkind IN ('r', 'p', 'v', 'm')) AS relations,
  (SELECT json_agg(json_build_array(p.oid::int, p.oid::regprocedure::text))
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE p.oid >= ${FIRST_OWN_OID} AND ${OWN_SCHEMAS} AND n.nspname <> '${CANARY_SCHEMA}') AS functions,
  (SELECT json_agg(json_build_array(i.inhparent::int, ${QUALIFIED}) ORDER BY i.inhrelid)
   FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${OWN_SCHEMAS} AND c.relkind = 'r' AND NOT c.relispartition) AS heirs,
  (SELECT json_agg(json_build_array(${QUALIFIED}, md5(regexp_replace(w.ev_action::text, ${UNMEANT}, '', 'g')) || c.relispopulated))
   FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE w.ev_class >= ${FIRST_OWN_OID} AND ${OWN_SCHEMAS} AND c.relkind IN ('v', 'm')) AS views,
  (SELECT json_agg(json_build_array(a.attrelid || '.' || a.attnum, md5(d.adbin::text)))
   FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
   JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OWN_SCHEMAS}) AS defaults,
  (SELECT json_agg(r.rolname || ' ' || o.object) FROM pg_roles r, LATERAL (
     SELECT 'sequence ' || ${QUALIFIED} AS object FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OWN_SCHEMAS} AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(r.oid, c.oid, 'USAGE, UPDATE') END
     UNION ALL SELECT 'role'
     UNION ALL
     SELECT 'schema ' || n.nspname FROM pg_namespace n WHERE ${OWN_SCHEMAS} AND has_schema_privilege(r.oid, n.oid, 'USAGE')
   ) o WHERE r.rolname = ANY ($1)) AS "mayUse"`;

interface Numbers {
  readonly columns: [string, string, string, number, number][] | null;
  readonly relations: [number, string][] | null;
  readonly functions: [number, string][] | null;
  readonly heirs: [number, string][] | null;
  readonly views: [string, string][] | null;
  readonly defaults: [string, string][] | null;
  readonly mayUse: string[] | null;
}

/**
 * Reads the state. Needs an open transaction, which it leaves as it was.
 * @param probed statements to probe; the others' probes are absent
 */
export async function readState(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ProbeStatement[],
  probed: ReadonlySet<number> = new Set(statements.keys()),
): Promise<SchemaState> {
  return aside(client, async () => {
    const session = pgSession(client);
    const roles = [...new Set(statements.map(({ role }) => role))];
    const [numbers] = await session.statement<Numbers>(NUMBERS, [roles], 'numbers_of_schema');
    return {
      catalog: await readCatalog(session, 'every'),
      columns: new Map(
        (numbers?.columns ?? []).map(([id, table, column, typeOid, typmod]) => [
          id,
          { table, column, typeOid, typmod },
        ]),
      ),
      relations: new Map(numbers?.relations),
      functions: new Map(numbers?.functions),
      heirs: new Map(
        [...Map.groupBy(numbers?.heirs ?? [], ([parent]) => parent)].map(([parent, own]) => [
          parent,
          own.map(([, name]) => name),
        ]),
      ),
      views: new Map(numbers?.views),
      defaults: new Map(numbers?.defaults),
      mayUse: new Set(numbers?.mayUse),
      probes: await probeSome(client, types, statements, probed),
    };
  });
}

/** Probes some of the statements; the result has a place for each. Leaves the open transaction as it was. */
export async function probeSome(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ProbeStatement[],
  probed: ReadonlySet<number>,
): Promise<SchemaState['probes']> {
  if (probed.size === 0) return statements.map(() => undefined);
  types.clear();
  const chosen = statements.filter((_, index) => probed.has(index));
  const made = (await aside(client, () => probeAll(client, types, chosen))).values();
  return statements.map((_, index) => (probed.has(index) ? made.next().value : undefined));
}
