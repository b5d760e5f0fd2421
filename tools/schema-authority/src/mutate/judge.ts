import type { Change } from '../check/change.ts';
import { evaluate } from '../rules/evaluate.ts';
import { RULES } from '../rules/rules.ts';
import type { Lane, Observation } from './lane.ts';
import type { Mutant } from './mutant.ts';
import { together, type Numbered } from './pools.ts';
import { isCaught, speaksOf, type Verdict } from './score.ts';

/** A verdict, and the number of its mutant. */
export interface NumberedVerdict {
  readonly number: number;
  /** Null for a mutant that PostgreSQL would not apply. */
  readonly verdict: Verdict | null;
}

/** Of so many one is tried alone anyway. */
const TOO_FEW = 2;

/** Tries mutants on a lane: asks the oracle, then the check, and holds what they say side by side. */
export class Judge {
  readonly #lane: Lane;
  /** Rules of which it is known that each alone notices something. */
  readonly #needed = new Set<string>();

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  /**
   * Tries the mutants of a pool. When all of them together change no outcome and raise no alarm, none does; one is tried
   * alone all the same, in turn, to see whether that holds. Otherwise the halves of the pool are tried.
   */
  async pool(pool: readonly Numbered[]): Promise<NumberedVerdict[]> {
    const [first] = pool;
    if (first === undefined || pool.length <= TOO_FEW) return this.#eachOf(pool);
    const all = await this.#together(pool, first);
    if (all === null) {
      const half = Math.ceil(pool.length / 2);
      return [...(await this.pool(pool.slice(0, half))), ...(await this.pool(pool.slice(half)))];
    }
    const control = pool[first.number % pool.length] ?? first;
    const verdict = await this.#alone(control);
    if (verdict !== null && (verdict.changed !== null || verdict.errors.length > 0)) {
      return [
        { number: control.number, verdict: { ...verdict, inControl: true } },
        ...(await this.#eachOf(pool.filter((own) => own !== control))),
      ];
    }
    return pool.map(({ number, mutant }) => ({
      number,
      verdict: {
        ...sharedBy(all, number === first.number),
        mutant,
        ...(number === control.number ? verdict : {}),
      },
    }));
  }

  async #eachOf(pool: readonly Numbered[]): Promise<NumberedVerdict[]> {
    const verdicts: NumberedVerdict[] = [];
    for (const own of pool) verdicts.push({ number: own.number, verdict: await this.#alone(own) });
    return verdicts;
  }

  /** The verdict on a whole pool, null unless it does nothing and the check is silent. */
  async #together(pool: readonly Numbered[], { number }: Numbered): Promise<Verdict | null> {
    const mutant = together(pool);
    const observation = await this.#lane.observe(mutant, number);
    if (!observation.applied || observation.shown !== null) return null;
    const started = performance.now();
    const errors = errorsIn(await this.#lane.check(mutant, observation.cast), RULES);
    return errors.length > 0 ? null : verdictOf(mutant, observation, { errors }, started);
  }

  async #alone({ mutant, number }: Numbered): Promise<Verdict | null> {
    const observation = await this.#lane.observe(mutant, number);
    if (!observation.applied) return null;
    const started = performance.now();
    return verdictOf(mutant, observation, await this.#check(mutant, observation), started);
  }

  /**
   * What the check says. Silence is asked of all statements of the cast. A change is mostly noticed in the statement in
   * which it shows, so that one is looked at first, alone: what is said then is said among others too. All are looked at
   * where that one does not do, and until it is known of a rule that it is needed.
   */
  async #check(
    mutant: Mutant,
    { shown, cast }: Observation & { readonly applied: true },
  ): Promise<Pick<Verdict, 'errors' | 'needs'>> {
    if (shown === null) return { errors: errorsIn(await this.#lane.check(mutant, cast), RULES) };
    const errors = errorsIn(await this.#lane.checkOne(mutant, shown.place), RULES);
    const only = onlyRule(mutant, errors);
    if (isCaught({ mutant, errors }) && (only === null || this.#needed.has(only))) return { errors };
    const among = await this.#lane.check(mutant, cast);
    const all = errorsIn(among, RULES);
    const needs = onlyRule(mutant, all);
    if (needs === null) return { errors: all };
    const others = RULES.filter(({ id }) => id !== needs);
    if (isCaught({ mutant, errors: errorsIn(among, others) })) return { errors: all };
    this.#needed.add(needs);
    return { errors: all, needs };
  }
}

function errorsIn(change: Change, rules: typeof RULES): Verdict['errors'] {
  return evaluate(change, rules).filter(({ severity }) => severity === 'error');
}

/** The one rule that speaks of a mutant. What none says, SA026 does, which is no rule to turn off. */
function onlyRule(mutant: Mutant, errors: Verdict['errors']): string | null {
  const speaking = RULES.filter(({ id }) =>
    errors.some((error) => error.rule === id && speaksOf(mutant, error)),
  );
  const [only, ...others] = speaking;
  return only === undefined || others.length > 0 ? null : only.id;
}

function verdictOf(
  mutant: Mutant,
  { shown, tried, ms }: Observation & { readonly applied: true },
  said: Pick<Verdict, 'errors' | 'needs'>,
  checkedSince: number,
): Verdict {
  return {
    mutant,
    changed: shown?.words ?? null,
    inControl: shown?.inControl ?? false,
    ...said,
    tried,
    ms: { oracle: ms, check: performance.now() - checkedSince },
  };
}

/** What trying a pool took is counted once. */
function sharedBy(all: Verdict, counts: boolean): Verdict {
  const pooled = true;
  return counts
    ? { ...all, pooled }
    : { ...all, pooled, tried: { concerned: 0, controls: 0 }, ms: { check: 0, oracle: 0 } };
}
