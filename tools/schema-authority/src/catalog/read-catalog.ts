import type { MigrationSession } from '@precedent/migrator';
import { CANARY_SCHEMA } from '../contract/canary.ts';
import { MIGRATOR, type Catalog } from './catalog.ts';
import { FIRST_OWN_OID } from './own-oids.ts';

/** The runner's own table: it exists before the first migration and belongs to no consumer. */
const LEDGER = 'schema_migrations';

/** Schemas that no migration makes: PostgreSQL's own and the canaries'. */
const SYSTEM = `n.nspname LIKE 'pg\\_%' OR n.nspname IN ('information_schema', '${CANARY_SCHEMA}')`;

/**
 * Everything that does not belong to an extension, read in one statement and in a fixed order, so that the same schema
 * gives the same catalog on every supported server.
 * @param schemas condition on `n.nspname`
 */
const read = (schemas: string): string => `
WITH ns AS (
  SELECT n.oid, CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END AS prefix
  FROM pg_namespace n WHERE ${schemas}
), rel AS (
  SELECT c.oid, ns.prefix || c.relname AS relname, c.relkind, c.relowner, c.relacl, c.relrowsecurity,
    c.relforcerowsecurity, c.relpersistence, c.reloptions
  FROM pg_class c JOIN ns ON ns.oid = c.relnamespace
  WHERE c.oid >= ${FIRST_OWN_OID} AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relname <> '${LEDGER}'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
)
SELECT json_build_object(
  'extensions', (SELECT coalesce(json_agg(extname ORDER BY extname), '[]') FROM pg_extension WHERE extname <> 'plpgsql'),
  'sequences', (SELECT coalesce(json_agg(json_build_object(
      'name', ns.prefix || s.relname,
      'ownedBy', (SELECT d.refobjid::regclass || '.' || a.attname FROM pg_depend d
                  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype = 'a'),
      'grants', (SELECT coalesce(json_agg(json_build_object('grantee', coalesce(pg_get_userbyid(nullif(x.grantee, 0)), 'PUBLIC'),
                                                            'privilege', x.privilege_type, 'column', NULL)
                                          ORDER BY pg_get_userbyid(x.grantee), x.privilege_type), '[]')
                 FROM aclexplode(s.relacl) x WHERE x.grantee <> s.relowner),
      'options', (SELECT nullif(concat_ws(' ',
            CASE WHEN q.seqtypid <> 'int8'::regtype THEN 'AS ' || format_type(q.seqtypid, NULL) END,
            CASE WHEN q.seqincrement <> 1 THEN 'INCREMENT BY ' || q.seqincrement END,
            CASE WHEN q.seqmin <> 1 THEN 'MINVALUE ' || q.seqmin END,
            CASE WHEN q.seqmax <> 9223372036854775807 THEN 'MAXVALUE ' || q.seqmax END,
            CASE WHEN q.seqstart <> 1 THEN 'START WITH ' || q.seqstart END,
            CASE WHEN q.seqcache <> 1 THEN 'CACHE ' || q.seqcache END,
            CASE WHEN q.seqcycle THEN 'CYCLE' END), '') FROM pg_sequence q WHERE q.seqrelid = s.oid)
    ) ORDER BY ns.prefix || s.relname), '[]')
    FROM pg_class s JOIN ns ON ns.oid = s.relnamespace
    WHERE s.oid >= ${FIRST_OWN_OID} AND s.relkind = 'S'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('e', 'i'))),
  'relations', (SELECT coalesce(json_agg(json_build_object(
    'name', r.relname,
    'kind', CASE r.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
    'owner', CASE WHEN pg_get_userbyid(r.relowner) LIKE 'precedent\\_%' THEN pg_get_userbyid(r.relowner) ELSE '${MIGRATOR}' END,
    'comment', obj_description(r.oid, 'pg_class'),
    'columns', (SELECT coalesce(json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attcollation <> (SELECT t.typcollation FROM pg_type t WHERE t.oid = a.atttypid)
                THEN (SELECT ' COLLATE ' || quote_ident(o.collname) FROM pg_collation o WHERE o.oid = a.attcollation) ELSE '' END,
        'nullable', NOT a.attnotnull,
        'default', pg_get_expr(d.adbin, d.adrelid),
        'generated', CASE WHEN a.attidentity = 'a' THEN 'always' WHEN a.attidentity = 'd' THEN 'by default'
                          WHEN a.attgenerated = 's' THEN 'stored' WHEN a.attgenerated = 'v' THEN 'virtual' END,
        'comment', col_description(r.oid, a.attnum)
      ) ORDER BY a.attnum), '[]')
      FROM pg_attribute a
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped),
    'constraints', (SELECT coalesce(json_agg(json_build_object(
        'name', k.conname,
        'type', CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key'
                               WHEN 'c' THEN 'check' ELSE 'exclusion' END,
        'columns', (SELECT coalesce(json_agg(a.attname ORDER BY n.ord), '[]')
                    FROM unnest(k.conkey) WITH ORDINALITY AS n (attnum, ord)
                    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum),
        'definition', pg_get_constraintdef(k.oid),
        'validated', k.convalidated
      ) ORDER BY k.contype, k.conname), '[]')
      FROM pg_constraint k WHERE k.conrelid = r.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')),
    'indexes', (SELECT coalesce(json_agg(json_build_object(
        'name', ic.relname,
        'method', am.amname,
        'unique', i.indisunique,
        'keys', (SELECT json_agg(json_build_object('expression', pg_get_indexdef(i.indexrelid, n.ord::int, true),
                                                   'opclass', (SELECT oc.opcname FROM pg_opclass oc WHERE oc.oid = n.opclass))
                                 ORDER BY n.ord)
                 FROM unnest(i.indclass::oid[]) WITH ORDINALITY AS n (opclass, ord)),
        'definition', pg_get_indexdef(i.indexrelid),
        'valid', i.indisvalid
      ) ORDER BY ic.relname), '[]')
      FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am am ON am.oid = ic.relam
      WHERE i.indrelid = r.oid),
    'triggers', (SELECT coalesce(json_agg((jsonb_build_object('name', t.tgname, 'definition', pg_get_triggerdef(t.oid))
        || CASE t.tgenabled WHEN 'D' THEN '{"fires": "never"}' WHEN 'R' THEN '{"fires": "replica"}'
                            WHEN 'A' THEN '{"fires": "always"}' ELSE '{}' END::jsonb) ORDER BY t.tgname), '[]')
      FROM pg_trigger t WHERE t.tgrelid = r.oid AND NOT t.tgisinternal),
    'rules', (SELECT json_agg(json_build_object('name', w.rulename, 'definition', pg_get_ruledef(w.oid)) ORDER BY w.rulename)
      FROM pg_rewrite w WHERE w.ev_class = r.oid AND w.rulename <> '_RETURN'),
    'grants', (SELECT coalesce(json_agg(json_build_object('grantee', g.grantee, 'privilege', g.privilege, 'column', g.col)
                                        ORDER BY g.grantee, g.privilege, g.attnum), '[]')
      FROM (
        SELECT coalesce(pg_get_userbyid(nullif(x.grantee, 0)), 'PUBLIC') AS grantee, x.privilege_type AS privilege,
               NULL::name AS col, 0 AS attnum
        FROM aclexplode(r.relacl) x WHERE x.grantee <> r.relowner
        UNION ALL
        SELECT coalesce(pg_get_userbyid(nullif(x.grantee, 0)), 'PUBLIC'), x.privilege_type, a.attname, a.attnum
        FROM pg_attribute a, aclexplode(a.attacl) x
        WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND x.grantee <> r.relowner
      ) g),
    'rowSecurity', r.relrowsecurity,
    'forcedRowSecurity', CASE WHEN r.relforcerowsecurity THEN true END,
    'options', array_to_string(r.reloptions, ', '),
    'unlogged', CASE WHEN r.relpersistence = 'u' THEN true END,
    'policies', (SELECT coalesce(json_agg(json_build_object(
        'name', p.polname,
        'definition', concat_ws(' ', p.polcmd, CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
          'to', (SELECT string_agg(coalesce(pg_get_userbyid(nullif(o.oid, 0)), 'PUBLIC'), ',' ORDER BY o.oid)
                 FROM unnest(p.polroles) AS o (oid)),
          'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)),
        'create', format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s;', p.polname, p.polrelid::regclass,
          CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
          CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
          (SELECT string_agg(CASE WHEN o.oid = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(o.oid)) END, ', ' ORDER BY o.oid)
           FROM unnest(p.polroles) AS o (oid)),
          ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
          ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
      ) ORDER BY p.polname), '[]') FROM pg_policy p WHERE p.polrelid = r.oid),
    'definition', CASE WHEN r.relkind IN ('v', 'm') THEN pg_get_viewdef(r.oid) END
  ) ORDER BY r.relname), '[]') FROM rel r),
  'enums', (SELECT coalesce(json_agg(json_build_object('name', ns.prefix || t.typname, 'labels',
      (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
      ORDER BY ns.prefix || t.typname), '[]')
    FROM pg_type t JOIN ns ON ns.oid = t.typnamespace WHERE t.oid >= ${FIRST_OWN_OID} AND t.typtype = 'e'),
  'domains', (SELECT json_agg(json_build_object('name', ns.prefix || t.typname, 'type', format_type(t.typbasetype, t.typtypmod),
      'nullable', NOT t.typnotnull, 'default', t.typdefault,
      'constraints', (SELECT coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid),
                                                                 'validated', k.convalidated) ORDER BY k.conname), '[]')
                      FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')) ORDER BY ns.prefix || t.typname)
    FROM pg_type t JOIN ns ON ns.oid = t.typnamespace
    WHERE t.oid >= ${FIRST_OWN_OID} AND t.typtype = 'd'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')),
  'collations', (SELECT json_agg(json_build_object('name', ns.prefix || o.collname,
      'provider', CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
      'locale', coalesce(to_jsonb(o) ->> 'colllocale', to_jsonb(o) ->> 'colliculocale', o.collcollate),
      'deterministic', o.collisdeterministic) ORDER BY ns.prefix || o.collname)
    FROM pg_collation o JOIN ns ON ns.oid = o.collnamespace WHERE o.oid >= ${FIRST_OWN_OID}),
  'schemas', (SELECT json_agg(json_build_object('name', n.nspname, 'grants',
      (SELECT json_agg(json_build_object('grantee', coalesce(pg_get_userbyid(nullif(x.grantee, 0)), 'PUBLIC'),
                                         'privilege', x.privilege_type, 'column', NULL)
                       ORDER BY coalesce(pg_get_userbyid(nullif(x.grantee, 0)), ''), x.privilege_type)
       FROM aclexplode(n.nspacl) x WHERE x.grantee <> n.nspowner)) ORDER BY n.nspname)
    FROM pg_namespace n JOIN ns ON ns.oid = n.oid
    WHERE EXISTS (SELECT FROM aclexplode(n.nspacl) x WHERE x.grantee <> n.nspowner)),
  'memberships', (SELECT json_agg(DISTINCT jsonb_build_object('role', g.rolname, 'member', m.rolname))
    FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
    WHERE g.rolname LIKE 'precedent\\_%' AND m.rolname LIKE 'precedent\\_%' AND NOT m.rolcanlogin),
  'functions', (SELECT coalesce(json_agg(json_build_object('name', p.oid::regprocedure::text, 'definition', pg_get_functiondef(p.oid),
      'grants', CASE WHEN p.proacl IS NOT NULL THEN
        (SELECT coalesce(json_agg(json_build_object('grantee', coalesce(pg_get_userbyid(nullif(x.grantee, 0)), 'PUBLIC'),
                                                    'privilege', x.privilege_type, 'column', NULL)
                                  ORDER BY coalesce(pg_get_userbyid(nullif(x.grantee, 0)), '')), '[]')
         FROM aclexplode(p.proacl) x WHERE x.grantee <> p.proowner) END)
                                         ORDER BY p.oid::regprocedure::text), '[]')
    FROM pg_proc p JOIN ns ON ns.oid = p.pronamespace
    WHERE p.oid >= ${FIRST_OWN_OID} AND p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))
) AS catalog`;

const PUBLIC_SCHEMA = read(`n.nspname = 'public'`);
const EVERY_SCHEMA = read(`NOT (${SYSTEM})`);

/**
 * Reads the catalog of the connected database. One round trip.
 * @param schemas the public schema alone, or all but PostgreSQL's own
 */
export async function readCatalog(
  session: MigrationSession,
  schemas: 'public' | 'every' = 'public',
): Promise<Catalog> {
  const [row] = await session.statement<{ catalog: Catalog }>(
    schemas === 'public' ? PUBLIC_SCHEMA : EVERY_SCHEMA,
    [],
    // Of every schema it is read on shadows, after each statement of a migration.
    schemas === 'public' ? '' : 'catalog_of_every_schema',
  );
  if (row === undefined) throw new Error('the catalog query returned no row');
  const { sequences, relations, functions } = row.catalog;
  return withoutNulls({
    ...row.catalog,
    sequences: sequences.map(withoutNulls),
    relations: relations.map(withoutNulls),
    functions: functions.map(withoutNulls),
  });
}

/** Members that are absent when there is none of it. They come as NULL. */
const OPTIONAL = new Set([
  'domains',
  'collations',
  'schemas',
  'memberships',
  'options',
  'rules',
  'forcedRowSecurity',
  'unlogged',
  'grants',
]);

function withoutNulls<T extends object>(read: T): T {
  return Object.fromEntries(
    Object.entries(read).filter(([name, value]) => value !== null || !OPTIONAL.has(name)),
  ) as T;
}
