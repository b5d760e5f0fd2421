import type { Finding } from '../rules/finding.ts';
import type { Mutant } from './mutant.ts';
import type { Observation } from './lane.ts';

/** What the check and the oracle said of one mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** Why an outcome changed, null when none did. */
  readonly changed: string | null;
  /** Errors of the check. */
  readonly errors: readonly Finding[];
  /** True when the outcome changed in a control only: the statements for this mutant were chosen wrongly. */
  readonly inControl: boolean;
  /** How many statements were tried, and what it took. */
  readonly tried: Observation['tried'];
  readonly ms: Observation['ms'];
  /** True when it was tried together with others of its pool, which did nothing all together. */
  readonly pooled?: boolean;
  /** The rule without which a change that shows would not be noticed. */
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

/** The verdict on a mutant, null when PostgreSQL would not apply it. */
export function verdictOf(
  mutant: Mutant,
  { answer, tried, ms }: Observation,
  errors: readonly Finding[],
): Verdict | null {
  if (!answer.applied) return null;
  const { changed, inControl } = answer;
  return { mutant, changed, inControl, errors, tried, ms };
}

/** A mutant is caught by an error that speaks of it, not by one about something else. */
export function isCaught({ mutant, errors }: Verdict): boolean {
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

/** How many mutants only each rule notices: turning it off lowers the score by so many. */
export function neededRules(verdicts: readonly Verdict[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { needs } of verdicts) if (needs !== undefined) counts.set(needs, (counts.get(needs) ?? 0) + 1);
  return counts;
}
