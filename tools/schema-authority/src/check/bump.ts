import type { Catalog, Relation } from '../catalog/catalog.ts';
import { isWidening } from '../rules/types.ts';

/** What the change means for the version of the schema package. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/**
 * Major: something that was there is gone, renamed, of another type, or may now be NULL, whether or not a consumer
 * we know of uses it: the package has users we do not know. Minor: something was added. Patch: only indexes, comments
 * or grants. A broken consumer is major whatever the catalogs say.
 */
export function bumpOf(before: Catalog, after: Catalog, breaking: boolean): Bump {
  if (breaking || before.relations.some((relation) => isBroken(relation, after))) return 'major';
  const names = (catalog: Catalog): string[] =>
    catalog.relations.flatMap(({ name, columns }) => [
      name,
      ...columns.map((column) => `${name}.${column.name}`),
    ]);
  const known = new Set(names(before));
  if (names(after).some((name) => !known.has(name)) || after.enums.length > before.enums.length)
    return 'minor';
  if (shape(before) !== shape(after)) return 'minor';
  return JSON.stringify(before) === JSON.stringify(after) ? 'none' : 'patch';
}

function isBroken({ name, columns }: Relation, after: Catalog): boolean {
  const now = after.relations.find((relation) => relation.name === name);
  if (now === undefined) return true;
  return columns.some((column) => {
    const other = now.columns.find((candidate) => candidate.name === column.name);
    if (other === undefined || other.nullable !== column.nullable) return true;
    return other.type !== column.type && !isWidening(column.type, other.type);
  });
}

/** What the generated types and the rows depend on: types, constraints and defaults, but no index or comment. */
function shape({ relations, enums, functions }: Catalog): string {
  return JSON.stringify([
    relations.map(({ name, columns, constraints, definition }) => [
      name,
      columns.map((column) => [column.name, column.type, column.nullable, column.default]),
      constraints,
      definition,
    ]),
    enums,
    functions,
  ]);
}
