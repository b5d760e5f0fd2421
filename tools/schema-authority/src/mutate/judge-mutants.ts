import { evaluate } from '../rules/evaluate.ts';
import type { Rule } from '../rules/rule.ts';
import { RULES } from '../rules/rules.ts';
import { Lane, type Subject } from './lane.ts';
import type { Mutant } from './mutant.ts';
import { allMutants } from './mutants/all-mutants.ts';
import { isCaught, verdictOf, type Verdict } from './score.ts';

/** One of several equal parts of the mutants: those whose place, divided by `of`, leaves `part`. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** Tries a share of the mutants one after another. Changes nothing but shadows of its own. */
export async function judgeMutants(
  subject: Subject,
  { part, of }: Share,
  told: (progress: { readonly done: number; readonly of: number }) => void,
): Promise<Verdict[]> {
  const lane = await Lane.open(subject);
  try {
    const mutants = mutantsOf(lane, subject).filter((_, place) => place % of === part);
    const verdicts: Verdict[] = [];
    for (const [index, mutant] of mutants.entries()) {
      const verdict = await judge(lane, mutant, index * of + part);
      if (verdict !== null) verdicts.push(verdict);
      told({ done: index + 1, of: mutants.length });
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
  const errorsBy = (rules: readonly Rule[]): Verdict['errors'] =>
    change === null ? [] : evaluate(change, rules).filter(({ severity }) => severity === 'error');
  const verdict = verdictOf(mutant, observation, errorsBy(RULES));
  if (verdict === null || verdict.changed === null || !isCaught(verdict)) return verdict;
  // Only a rule that says something can be missed.
  const speaking = RULES.filter(({ id }) => verdict.errors.some(({ rule }) => rule === id));
  const needed = speaking.filter(
    (rule) => !isCaught({ ...verdict, errors: errorsBy(RULES.filter((other) => other !== rule)) }),
  );
  return { ...verdict, needs: needed.map(({ id }) => id) };
}
