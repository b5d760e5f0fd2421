import { defineQuery } from '@precedent/schema';
import { filteredTraces } from './filters/filtered-incidents.ts';
import { filterVariants } from './filters/filter-variants.ts';
import type { IncidentFilters } from './filters/incident-filters.ts';

/** How many incidents match. Reads all of them: only for those who ask. */
export const countIncidents = defineQuery(
  { id: 'incidents.count', variants: filterVariants((filters) => ({ filters })) },
  (db, { filters }: { readonly filters: IncidentFilters }) =>
    filteredTraces(db, filters).select(({ fn }) => fn.countAll<number>().as('total')),
);
