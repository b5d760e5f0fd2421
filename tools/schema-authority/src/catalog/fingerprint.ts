import { createHash } from 'node:crypto';
import type { Catalog } from './catalog.ts';

/**
 * `sha256:<hex>` of everything a query can notice: names, types, nullability, defaults, constraints, indexes, grants,
 * views, functions. Comments and column order are left out: changing them changes no answer.
 */
export function fingerprint(catalog: Catalog): string {
  const structure = {
    ...catalog,
    relations: catalog.relations.map(({ comment: _, columns, ...relation }) => ({
      ...relation,
      columns: columns
        .map(({ comment: _comment, ...column }) => column)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    })),
  };
  return `sha256:${createHash('sha256').update(JSON.stringify(structure)).digest('hex')}`;
}
