import { evaluate } from '../rules/evaluate.ts';
import { RULES } from '../rules/rules.ts';
import type { Lane } from './lane.ts';
import { together, type Numbered } from './pools.ts';
import { isCaught, speaksOf, verdictOf, type Verdict } from './score.ts';

/** A verdict, and the number of its mutant. */
export interface NumberedVerdict {
  readonly number: number;
  /** Null for a mutant that PostgreSQL would not apply. */
  readonly verdict: Verdict | null;
}

/**
 * Tries the mutants of a pool. When all of them together change no outcome and raise no alarm, none does; one is tried
 * alone all the same, in turn, to see whether that holds. Otherwise each is tried alone.
 */
export async function judgePool(lane: Lane, pool: readonly Numbered[]): Promise<NumberedVerdict[]> {
  const [first] = pool;
  if (first === undefined) return [];
  if (pool.length === 1) return [{ number: first.number, verdict: await judge(lane, first) }];
  const all = await judge(lane, { number: first.number, mutant: together(pool) });
  if (all === null || !isQuiet(all)) return alone(lane, pool);
  const control = pool[first.number % pool.length] ?? first;
  const verdict = await judge(lane, control);
  if (verdict !== null && !isQuiet(verdict)) {
    const others = pool.filter((own) => own !== control);
    return [
      { number: control.number, verdict: { ...verdict, inControl: true } },
      ...(await alone(lane, others)),
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

async function alone(lane: Lane, pool: readonly Numbered[]): Promise<NumberedVerdict[]> {
  const verdicts: NumberedVerdict[] = [];
  for (const own of pool) verdicts.push({ number: own.number, verdict: await judge(lane, own) });
  return verdicts;
}

function isQuiet({ changed, errors }: Verdict): boolean {
  return changed === null && errors.length === 0;
}

/** What trying a pool took is counted once. */
function sharedBy(all: Verdict, counts: boolean): Verdict {
  const pooled = true;
  return counts
    ? { ...all, pooled }
    : { ...all, pooled, tried: { concerned: 0, controls: 0 }, ms: { check: 0, oracle: 0 } };
}

async function judge(lane: Lane, { mutant, number }: Numbered): Promise<Verdict | null> {
  const observation = await lane.observe(mutant, number);
  const { change } = observation;
  const errorsBy = (rules: typeof RULES): Verdict['errors'] =>
    change === null ? [] : evaluate(change, rules).filter(({ severity }) => severity === 'error');
  const verdict = verdictOf(mutant, observation, errorsBy(RULES));
  if (verdict === null || verdict.changed === null || !isCaught(verdict)) return verdict;
  // What several rules say, none of them is needed for; what none says, SA026 does, which is no rule to turn off.
  const speaking = RULES.filter(({ id }) =>
    verdict.errors.some((error) => error.rule === id && speaksOf(mutant, error)),
  );
  const [only, ...others] = speaking;
  if (only === undefined || others.length > 0) return verdict;
  const without = errorsBy(RULES.filter((rule) => rule !== only));
  return isCaught({ ...verdict, errors: without }) ? verdict : { ...verdict, needs: only.id };
}
