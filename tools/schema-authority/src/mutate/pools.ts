import type { Mutant } from './mutant.ts';

/** A mutant with its number among all. */
export interface Numbered {
  readonly number: number;
  readonly mutant: Mutant;
}

/** The mutants in groups that are tried together, in the order of their first ones; most are alone. */
export function poolsOf(mutants: readonly Mutant[]): Numbered[][] {
  const numbered = mutants.map((mutant, number) => ({ mutant, number }));
  return [...Map.groupBy(numbered, ({ mutant, number }) => mutant.pool ?? number).values()];
}

/** One mutant that does what all of a pool do. */
export function together(pool: readonly Numbered[]): Mutant {
  const mutants = pool.map(({ mutant }) => mutant);
  return {
    kind: 'pool',
    object: mutants[0]?.pool ?? '',
    names: mutants.flatMap(({ names }) => names),
    sql: mutants.map(({ sql }) => sql).join('; '),
  };
}
