import { type Action } from './actions/action.ts';
import { ACTIONS, type ActionType } from './actions/actions.ts';
import { type Cause } from './alerts/alert.ts';
import { type Workload } from './places/workloads.ts';
import { numberOf, type Random } from './random.ts';

export interface Outcome {
  readonly status: 'completed' | 'failed' | 'rolled-back';
  readonly durationMs: number;
  /** Null exactly when the action was completed. May hold the same placeholders as the texts of a cause. */
  readonly error: string | null;
}

/** The actions somebody would try in turn, most promising first more often than not, at most three. */
export function actionsToTry(random: Random, cause: Cause, target: Workload): ActionType[] {
  const left = (Object.keys(cause.actions) as ActionType[]).filter(
    (type) => ACTIONS[type].kinds?.includes(target.kind) ?? true,
  );
  const chosen: ActionType[] = [];
  while (left.length > 0 && chosen.length < 3) {
    const type = random.weighted(left, (candidate) => 0.15 + (cause.actions[candidate] ?? 0));
    left.splice(left.indexOf(type), 1);
    chosen.push(type);
  }
  return chosen;
}

/** What comes of an action: by the cause, and for some workloads better or worse than elsewhere. */
export function outcomeOf(random: Random, type: ActionType, cause: Cause, target: Workload): Outcome {
  const action = ACTIONS[type];
  const durationMs = Math.max(400, Math.floor(random.skewed(action.typicalSeconds) * 1000));
  if (random.chance(successProbability(type, cause, target))) {
    return { status: 'completed', durationMs, error: null };
  }
  return unsuccessful(random, action, cause, durationMs);
}

function successProbability(type: ActionType, cause: Cause, target: Workload): number {
  const base = cause.actions[type] ?? 0;
  const number = numberOf(`${type}/${target.namespace}/${target.name}`);
  const shift = number % 5 === 0 ? (number % 2 === 0 ? 0.25 : -0.4) : 0;
  return Math.min(0.97, Math.max(0.01, base + shift));
}

function unsuccessful(random: Random, action: Action, cause: Cause, durationMs: number): Outcome {
  if (action.regrets !== undefined && random.chance(0.25)) {
    return { status: 'rolled-back', durationMs: durationMs * 2, error: random.pick(action.regrets) };
  }
  if (random.chance(0.35)) {
    return { status: 'failed', durationMs: Math.ceil(durationMs / 3), error: random.pick(action.refusals) };
  }
  return { status: 'failed', durationMs, error: random.pick(cause.persists) };
}
