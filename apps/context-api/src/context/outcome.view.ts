import type { components } from '../generated/openapi.ts';
import { wilson } from '../statistics/wilson.ts';
import { tried, type Scope, type Tally } from './evidence.ts';

export type ActionOutcome = components['schemas']['ActionOutcome'];

export interface Outcomes {
  readonly worked: readonly ActionOutcome[];
  readonly failed: readonly ActionOutcome[];
}

/** The actions of one scope that were tried, by whether they worked, the most certain first. */
export function toOutcomes(scope: Scope, tallies: readonly Tally[]): Outcomes {
  const outcomes = tallies.filter((tally) => tried(tally) > 0).map((tally) => toOutcome(scope, tally));
  const worked = ({ rate }: ActionOutcome) => rate >= 0.5;
  return {
    worked: outcomes.filter(worked).toSorted(by(({ rate_low }) => rate_low)),
    // The lower bound of the rate of failure is one minus the upper bound of the rate of success.
    failed: outcomes.filter((outcome) => !worked(outcome)).toSorted(by(({ rate_high }) => -rate_high)),
  };
}

function toOutcome(scope: Scope, tally: Tally): ActionOutcome {
  const { action_type, succeeded, failed, rolled_back, median_duration_ms, p90_duration_ms, last_used } =
    tally;
  const { share, low, high } = wilson(succeeded, tried(tally));
  return {
    action_type,
    scope,
    tried: tried(tally),
    succeeded,
    failed,
    rolled_back,
    rate: share,
    rate_low: low,
    rate_high: high,
    median_duration_ms: whole(median_duration_ms),
    p90_duration_ms: whole(p90_duration_ms),
    last_used: last_used as string, // what was tried has been used
  };
}

function whole(duration: number | null): number | null {
  return duration === null ? null : Math.round(duration);
}

/** Greatest certainty first, then most tries, then by name. */
function by(certainty: (outcome: ActionOutcome) => number) {
  return (one: ActionOutcome, other: ActionOutcome): number =>
    certainty(other) - certainty(one) ||
    other.tried - one.tried ||
    (one.action_type < other.action_type ? -1 : 1);
}
