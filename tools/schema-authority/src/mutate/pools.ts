import type { Relation } from '../catalog/catalog.ts';
import type { Mutant } from './mutant.ts';

/** Pools of mutants of all tables; what is in one leaves the others' objects alone, or another property of them. */
export const POOLS = {
  /** Names that no statement says, privileges that are still there, indexes built anew. */
  unnoticed: 'nothing a statement notices',
  /** The same thing in the place of what was there. */
  madeAgain: 'made again',
} as const;

/** The pool of what is added to a table. */
export function poolOfAdditions({ name }: Relation): string {
  return `additions to ${name}`;
}

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
