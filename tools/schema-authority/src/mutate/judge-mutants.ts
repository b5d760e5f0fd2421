import { Judge, type NumberedVerdict } from './judge.ts';
import { Lane, type Subject } from './lane.ts';
import type { Mutant } from './mutant.ts';
import { allMutants } from './mutants/all-mutants.ts';
import { poolsOf } from './pools.ts';

/** The number of the next pool of mutants, which several lanes take from in turn. */
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
    const pools = poolsOf(mutants);
    const judge = new Judge(lane);
    for (let pool = pools[queue.take()]; pool !== undefined; pool = pools[queue.take()]) {
      verdicts.push(...(await judge.pool(pool)));
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
