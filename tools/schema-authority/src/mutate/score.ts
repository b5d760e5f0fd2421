import type { Finding } from '../rules/finding.ts';
import type { Mutant } from './mutant.ts';

/** What the check and the oracle said of one mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** Why an outcome changed, null when none did. */
  readonly changed: string | null;
  /** Errors of the check. */
  readonly errors: readonly Finding[];
  /** True when the outcome changed in a control only: the statements for this mutant were chosen wrongly. */
  readonly inControl: boolean;
  /** How many statements were tried because it concerns them, and how many as controls. */
  readonly tried: { readonly concerned: number; readonly controls: number };
  /** Milliseconds that the check and the oracle took. */
  readonly ms: { readonly check: number; readonly oracle: number };
  /** True when it was tried together with others of its pool, which did nothing all together. */
  readonly pooled?: boolean;
  /** The rule without which the change would not be noticed. Looked for until each rule that is needed has one. */
  readonly needs?: string;
}

/** The verdicts of one kind of mutant, counted. */
export interface KindScore {
  readonly kind: string;
  readonly mutants: number;
  readonly changed: number;
  readonly caught: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

/** A mutant is caught by an error that speaks of it, not by one about something else. */
export function isCaught({ mutant, errors }: Pick<Verdict, 'mutant' | 'errors'>): boolean {
  return errors.some((error) => speaksOf(mutant, error));
}

/** True when a finding is about what the mutant has changed. */
export function speaksOf({ names }: Mutant, { object }: Finding): boolean {
  return names.some((name) => object === name || object.startsWith(`${name}.`));
}

export function isMissed(verdict: Verdict): boolean {
  return verdict.changed !== null && !isCaught(verdict);
}

export function isFalseAlarm({ changed, errors }: Verdict): boolean {
  return changed === null && errors.length > 0;
}

/** The counts of every kind, in the order in which the kinds were met. */
export function scoreByKind(verdicts: readonly Verdict[]): KindScore[] {
  return [...Map.groupBy(verdicts, ({ mutant }) => mutant.kind)].map(([kind, own]) => ({
    kind,
    mutants: own.length,
    changed: own.filter(({ changed }) => changed !== null).length,
    caught: own.filter((verdict) => verdict.changed !== null && isCaught(verdict)).length,
    missed: own.filter(isMissed).length,
    falseAlarms: own.filter(isFalseAlarm).length,
  }));
}

/** Rules of which each alone notices some mutant: turning it off lowers the score. */
export function neededRules(verdicts: readonly Verdict[]): Set<string> {
  return new Set(verdicts.flatMap(({ needs }) => needs ?? []).sort());
}
