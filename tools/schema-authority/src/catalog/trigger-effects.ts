import { columnOf, relationOf, type Catalog } from './catalog.ts';
import type { FiringTrigger } from './trigger-filled.ts';

/** Tables whose rows a trigger's function adds, changes or takes away, as far as its text tells. */
export function tablesWritten({ text }: FiringTrigger): Set<string> {
  return namesAfter(text, String.raw`INSERT INTO|UPDATE(?: ONLY)?|DELETE FROM(?: ONLY)?`);
}

/**
 * What the function names that is not there, so that it fails when it fires: a table of its schema at the time it was
 * written, out of reach of its search path or gone, or a field of its row. Null when all is there, or else the name and
 * what PostgreSQL says when the trigger fires.
 * @param table the table whose trigger it is, by its present name
 * @param before the schema on which the function worked, and the name of the table there
 */
export function missingIn(
  { text }: FiringTrigger,
  { table, catalog }: { readonly table: string; readonly catalog: Catalog },
  before: { readonly table: string; readonly catalog: Catalog },
): { readonly name: string; readonly postgres: string } | null {
  const path = / SET search_path TO ('[^']*'(?:, '[^']*')*) /.exec(text)?.[1];
  const reachesPublic = path === undefined || path.includes("'public'");
  const named = namesAfter(
    text,
    String.raw`FROM|JOIN|INTO|UPDATE(?: ONLY)?|DELETE FROM(?: ONLY)?|INSERT INTO`,
  );
  for (const name of named) {
    if (relationOf(before.catalog, name) === undefined) continue;
    const bare = !new RegExp(String.raw`\bpublic\s*\.\s*"?${name}\b`, 'i').test(text) && !name.includes('.');
    if (relationOf(catalog, name) === undefined || (bare && !reachesPublic)) {
      return { name, postgres: `42P01 relation "${name}" does not exist` };
    }
  }
  for (const [, record = '', quoted, plain] of text.matchAll(/\b(NEW|OLD)\s*\.\s*(?:"([^"]+)"|(\w+))/gi)) {
    const field = quoted ?? plain?.toLowerCase() ?? '';
    const wasThere = columnOf(before.catalog, before.table, field) !== undefined;
    if (wasThere && columnOf(catalog, table, field) === undefined) {
      const postgres = `42703 record "${record.toLowerCase()}" has no field "${field}"`;
      return { name: `${table}.${field}`, postgres };
    }
  }
  return null;
}

/** Names of tables that stand after the given words, as the catalog has them. */
function namesAfter(text: string, words: string): Set<string> {
  const pattern = new RegExp(
    String.raw`\b(?:${words})\s+(?:"?(\w+)"?\s*\.\s*)?(?:"([^"]+)"|(\w+))(?!\s*\.)`,
    'gi',
  );
  return new Set(
    [...text.matchAll(pattern)].map(([, schema, quoted, plain]) => {
      const name = quoted ?? plain?.toLowerCase() ?? '';
      return schema === undefined || schema === 'public' ? name : `${schema}.${name}`;
    }),
  );
}
