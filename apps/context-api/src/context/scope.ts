import { tried, type Scope, type Tally } from './evidence.ts';

/** Finished executions from which on a scope is worth more than a wider one. */
const ENOUGH = 5;

/** The evidence of one scope. */
export interface ScopeEvidence {
  readonly scope: Scope;
  readonly tallies: readonly Tally[];
  /** False when it may have missed incidents. */
  readonly complete: boolean;
}

/** Finished executions of a scope. */
export function finishedIn({ tallies }: ScopeEvidence): number {
  return tallies.reduce((sum, tally) => sum + tried(tally), 0);
}

export function hasEnough(scope: ScopeEvidence): boolean {
  return finishedIn(scope) >= ENOUGH;
}

/**
 * Scopes given from narrow to wide, in the order of an answer: the narrowest with enough evidence, or the one with the
 * most when none has, comes first.
 */
export function inOrderOfAnswer(scopes: readonly ScopeEvidence[]): ScopeEvidence[] {
  const most = scopes.toSorted((one, other) => finishedIn(other) - finishedIn(one))[0];
  const first = scopes.find(hasEnough) ?? most;
  return first === undefined ? [] : [first, ...scopes.filter((scope) => scope !== first)];
}
