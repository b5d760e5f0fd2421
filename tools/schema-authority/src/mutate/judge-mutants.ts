import { evaluate } from '../rules/evaluate.ts';
import { RULES } from '../rules/rules.ts';
import { Lane, type Subject } from './lane.ts';
import type { Mutant } from './mutant.ts';
import { allMutants } from './mutants/all-mutants.ts';
import { isCaught, speaksOf, verdictOf, type Verdict } from './score.ts';

/** The number of the next mutant, which several lanes take from in turn. */
export class Queue {
  readonly #next: Int32Array;

  /** @param memory four bytes of zeros that the lanes share */
  constructor(memory: SharedArrayBuffer) {
    this.#next = new Int32Array(memory);
  }

  take(): number {
    return Atomics.add(this.#next, 0, 1);
  }
}

/** A verdict, and the number of its mutant. */
export interface NumberedVerdict {
  readonly number: number;
  /** Null for a mutant that PostgreSQL would not apply. */
  readonly verdict: Verdict | null;
}

/** Tries mutants of the queue one after another. Changes nothing but shadows of its own. */
export async function judgeMutants(
  subject: Subject,
  queue: Queue,
  told: (progress: { readonly tried: number; readonly of: number }) => void,
): Promise<NumberedVerdict[]> {
  const lane = await Lane.open(subject);
  try {
    const mutants = mutantsOf(lane, subject);
    const verdicts: NumberedVerdict[] = [];
    for (let number = queue.take(); number < mutants.length; number = queue.take()) {
      const mutant = mutants[number];
      if (mutant === undefined) break;
      verdicts.push({ number, verdict: await judge(lane, mutant, number) });
      told({ tried: verdicts.length, of: mutants.length });
    }
    return verdicts;
  } finally {
    await lane.close();
  }
}

function mutantsOf({ watched: { base, watched } }: Lane, { trials, of }: Subject): Mutant[] {
  const used = new Set(watched.flatMap(({ uses }) => uses.map(({ table, column }) => `${table}.${column}`)));
  const mutants = allMutants(base.catalog, {
    roles: [...new Set(trials.map(({ role }) => role))],
    isUsed: (table, column) => used.has(`${table}.${column}`),
  });
  return of === undefined
    ? mutants
    : mutants.filter(({ names }) =>
        names.some((name) => of.some((own) => own === name || name.startsWith(`${own}.`))),
      );
}

async function judge(lane: Lane, mutant: Mutant, turn: number): Promise<Verdict | null> {
  const observation = await lane.observe(mutant, turn);
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
