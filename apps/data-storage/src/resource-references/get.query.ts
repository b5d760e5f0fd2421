import { defineQuery } from '@precedent/schema';
import { RESOURCE_COLUMNS } from './resource-reference.view.ts';

/** One resource. */
export const getResource = defineQuery(
  { id: 'resource-references.get', variants: { any: { id: 1 } }, indexes: ['resource_references_pkey'] },
  (db, { id }: { readonly id: number }) =>
    db.selectFrom('resource_references as r').select(RESOURCE_COLUMNS).where('r.id', '=', id),
);
