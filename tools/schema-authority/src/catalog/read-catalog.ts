import type { MigrationSession } from '@precedent/migrator';
import { MIGRATOR, type Catalog } from './catalog.ts';

/** The runner's own table: it exists before the first migration and belongs to no consumer. */
const LEDGER = 'schema_migrations';

/**
 * Everything of the public schema that does not belong to an extension, read in one statement and in a fixed order,
 * so that the same schema gives the same catalog on every supported server.
 */
const READ = `
WITH rel AS (
  SELECT c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.relrowsecurity
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relname <> '${LEDGER}'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
)
SELECT json_build_object(
  'extensions', (SELECT coalesce(json_agg(extname ORDER BY extname), '[]') FROM pg_extension WHERE extname <> 'plpgsql'),
  'sequences', (SELECT coalesce(json_agg(json_build_object(
      'name', s.relname,
      'ownedBy', (SELECT d.refobjid::regclass || '.' || a.attname FROM pg_depend d
                  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype = 'a'),
      'grants', (SELECT coalesce(json_agg(json_build_object('grantee', coalesce(pg_get_userbyid(nullif(x.grantee, 0)), 'PUBLIC'),
                                                            'privilege', x.privilege_type, 'column', NULL)
                                          ORDER BY pg_get_userbyid(x.grantee), x.privilege_type), '[]')
                 FROM aclexplode(s.relacl) x WHERE x.grantee <> s.relowner)
    ) ORDER BY s.relname), '[]')
    FROM pg_class s
    WHERE s.relnamespace = 'public'::regnamespace AND s.relkind = 'S'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('e', 'i'))),
  'relations', (SELECT coalesce(json_agg(json_build_object(
    'name', r.relname,
    'kind', CASE r.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
    'owner', CASE WHEN pg_get_userbyid(r.relowner) LIKE 'precedent\\_%' THEN pg_get_userbyid(r.relowner) ELSE '${MIGRATOR}' END,
    'comment', obj_description(r.oid, 'pg_class'),
    'columns', (SELECT coalesce(json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'nullable', NOT a.attnotnull,
        'default', pg_get_expr(d.adbin, d.adrelid),
        'generated', CASE WHEN a.attidentity = 'a' THEN 'always' WHEN a.attidentity = 'd' THEN 'by default'
                          WHEN a.attgenerated = 's' THEN 'stored' END,
        'comment', col_description(r.oid, a.attnum)
      ) ORDER BY a.attnum), '[]')
      FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
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
                                                   'opclass', oc.opcname) ORDER BY n.ord)
                 FROM unnest(i.indclass::oid[]) WITH ORDINALITY AS n (opclass, ord)
                 JOIN pg_opclass oc ON oc.oid = n.opclass),
        'definition', pg_get_indexdef(i.indexrelid),
        'valid', i.indisvalid
      ) ORDER BY ic.relname), '[]')
      FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am am ON am.oid = ic.relam
      WHERE i.indrelid = r.oid),
    'triggers', (SELECT coalesce(json_agg(json_build_object('name', t.tgname, 'definition', pg_get_triggerdef(t.oid))
                                          ORDER BY t.tgname), '[]')
      FROM pg_trigger t WHERE t.tgrelid = r.oid AND NOT t.tgisinternal),
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
    'policies', (SELECT coalesce(json_agg(json_build_object(
        'name', p.polname,
        'definition', concat_ws(' ', p.polcmd, CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
          'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
      ) ORDER BY p.polname), '[]') FROM pg_policy p WHERE p.polrelid = r.oid),
    'definition', CASE WHEN r.relkind IN ('v', 'm') THEN pg_get_viewdef(r.oid) END
  ) ORDER BY r.relname), '[]') FROM rel r),
  'enums', (SELECT coalesce(json_agg(json_build_object('name', t.typname, 'labels',
      (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)) ORDER BY t.typname), '[]')
    FROM pg_type t WHERE t.typtype = 'e' AND t.typnamespace = 'public'::regnamespace),
  'functions', (SELECT coalesce(json_agg(json_build_object('name', p.oid::regprocedure::text, 'definition', pg_get_functiondef(p.oid))
                                         ORDER BY p.oid::regprocedure::text), '[]')
    FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))
) AS catalog`;

/** Reads the catalog of the connected database. One round trip. */
export async function readCatalog(session: MigrationSession): Promise<Catalog> {
  const [row] = await session.statement<{ catalog: Catalog }>(READ);
  if (row === undefined) throw new Error('the catalog query returned no row');
  return row.catalog;
}
