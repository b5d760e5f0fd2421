import { defineQuery } from '@precedent/schema';
import { candidateVariants, searchedTraces, type Candidates } from './candidates.ts';

export interface CountMatchingParams extends Omit<Candidates, 'model'> {
  readonly atMost: number;
}

/**
 * How many incidents match the filters; stops counting at `atMost`. It asks for nothing but the filters' own columns, so
 * that one filter is counted in its index, without reading a single incident.
 */
export const countMatching = defineQuery(
  {
    id: 'incidents.search.count',
    variants: candidateVariants(({ model: _, ...searched }) => ({ ...searched, atMost: 5001 })),
  },
  (db, { atMost, ...searched }: CountMatchingParams) =>
    db
      .selectFrom(searchedTraces(db, searched).select('t.action_timestamp').limit(atMost).as('matching'))
      .select(({ fn }) => fn.countAll<number>().as('matching')),
);
