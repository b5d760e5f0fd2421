import { defineQuery } from '@precedent/schema';
import { candidateTraces, candidateVariants, type Candidates } from './candidates.ts';

export interface CountCandidatesParams extends Candidates {
  readonly atMost: number;
}

/** How many incidents a search would have to compare. Stops counting at `atMost`. */
export const countCandidates = defineQuery(
  {
    id: 'incidents.search.count',
    variants: candidateVariants((candidates) => ({ ...candidates, atMost: 5001 })),
  },
  (db, { atMost, ...candidates }: CountCandidatesParams) =>
    db
      .selectFrom(candidateTraces(db, candidates).select('t.id').limit(atMost).as('candidate'))
      .select(({ fn }) => fn.countAll<number>().as('count')),
);
