import { defineQuery } from '@precedent/schema';
import { oneOf } from '../paging/one-of.ts';
import type { Page } from '../paging/page.ts';
import { RESOURCE_COLUMNS } from './resource-reference.view.ts';

export const RESOURCE_FILTERS = ['cluster_name', 'namespace', 'kind', 'name'] as const;

/** What listed resources must match: all filters given, each by one of its values. */
export type ResourceFilters = Partial<Readonly<Record<(typeof RESOURCE_FILTERS)[number], readonly string[]>>>;

export interface ListResourcesParams extends Page {
  readonly filters: ResourceFilters;
}

const FIRST: ListResourcesParams = { filters: {}, limit: 51 };
const all = (values: readonly string[]): ResourceFilters =>
  Object.fromEntries(RESOURCE_FILTERS.map((filter) => [filter, values]));

/** Resources that match, newest first. */
export const listResources = defineQuery(
  {
    id: 'resource-references.list',
    variants: {
      first: FIRST,
      next: { ...FIRST, before: 4817 },
      'next, all filters': { filters: all(['a']), before: 4817, limit: 51 },
      'next, all filters, several values': { filters: all(['a', 'b']), before: 4817, limit: 51 },
      ...Object.fromEntries(
        RESOURCE_FILTERS.map((filter) => [`first, by ${filter}`, { ...FIRST, filters: { [filter]: ['a'] } }]),
      ),
    },
    indexes: ['resource_references_pkey'],
  },
  (db, { filters, before, limit }: ListResourcesParams) => {
    let query = db.selectFrom('resource_references as r').select(RESOURCE_COLUMNS);
    for (const filter of RESOURCE_FILTERS) {
      const values = filters[filter];
      if (values !== undefined) query = query.where(oneOf(`r.${filter}`, values));
    }
    return query
      .$if(before !== undefined, (some) => some.where('r.id', '<', before ?? 0))
      .orderBy('r.id', 'desc')
      .limit(limit);
  },
);
