import { EXECUTION_STATUSES, type ExecutionStatus } from '@precedent/schema';

/**
 * Where an action can go from each state. pending may end at once: a controller that was down during the execution
 * knows only how it ended.
 */
export const TRANSITIONS: Readonly<Record<ExecutionStatus, readonly ExecutionStatus[]>> = {
  pending: ['executing', 'completed', 'failed', 'rolled-back'],
  executing: ['completed', 'failed', 'rolled-back'],
  completed: ['rolled-back'],
  failed: [],
  'rolled-back': [],
};

/** States in which execution has ended. */
export const ENDED: readonly ExecutionStatus[] = ['completed', 'failed', 'rolled-back'];

/** The states from which one step leads to `to`. */
export function statesBefore(to: ExecutionStatus): ExecutionStatus[] {
  return EXECUTION_STATUSES.filter((from) => TRANSITIONS[from].includes(to));
}

/** Whether one step or more lead from one state to another. No state is left and reached again. */
export function leadsTo(from: ExecutionStatus, to: ExecutionStatus): boolean {
  return TRANSITIONS[from].some((next) => next === to || leadsTo(next, to));
}
