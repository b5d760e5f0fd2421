import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { candidateVariants, searchedTraces, type Candidates } from './candidates.ts';

export interface CountCandidatesParams extends Candidates {
  readonly atMost: number;
}

/**
 * How many incidents match the filters, and how many of them a search can compare: all but those without an embedding
 * and those of another model. Stops counting at `atMost` that match.
 */
export const countCandidates = defineQuery(
  {
    id: 'incidents.search.count',
    variants: candidateVariants((candidates) => ({ ...candidates, atMost: 5001 })),
  },
  (db, { atMost, model, ...searched }: CountCandidatesParams) =>
    db
      .selectFrom(
        searchedTraces(db, searched)
          .select(sql<boolean>`t.embedding is not null and t.embedding_model = ${model}`.as('comparable'))
          .limit(atMost)
          .as('searched'),
      )
      .select(({ fn, ref }) => [
        fn.countAll<number>().as('matching'),
        fn.countAll<number>().filterWhere(ref('searched.comparable')).as('comparable'),
      ]),
);
