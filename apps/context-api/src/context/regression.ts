import { wilson } from '../statistics/wilson.ts';
import { tried, type Tally } from './evidence.ts';

/** How many of the newest executions are compared with those before them; the first that tells is taken. */
const RECENT = [5, 10, 20] as const;
const LEAST_BEFORE = 5;

export interface Outcome {
  readonly tried: number;
  readonly succeeded: number;
}

export interface Regression {
  readonly before: Outcome;
  readonly lately: Outcome;
}

/**
 * Whether an action worked before and fails lately: fewer than half of its newest 5, 10 or 20 finished executions
 * succeeded, and their 95 % Wilson interval lies wholly below that of all before them, of which there are at least 5,
 * half of them or more successful. Intervals of that width which do not touch are stricter than a test at 5 %, which
 * makes up for asking thrice.
 */
export function regressionOf(tally: Tally): Regression | undefined {
  const { succeeded, latest } = tally;
  const total = tried(tally);
  for (const recent of RECENT) {
    if (total < recent + LEAST_BEFORE) return undefined;
    const lately = { tried: recent, succeeded: latest?.slice(0, recent).filter(Boolean).length ?? 0 };
    const before = { tried: total - recent, succeeded: succeeded - lately.succeeded };
    const [was, is] = [wilson(before.succeeded, before.tried), wilson(lately.succeeded, lately.tried)];
    if (was.share >= 0.5 && is.share < 0.5 && is.high < was.low) return { before, lately };
  }
  return undefined;
}
