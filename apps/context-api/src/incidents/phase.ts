import type { ExecutionStatus } from '@precedent/schema';
import type { components } from '../generated/openapi.ts';

export type Phase = components['schemas']['Phase'];

/** The outcome of an action in four steps. */
const PHASE_OF: Readonly<Record<ExecutionStatus, Phase>> = {
  pending: 'pending',
  executing: 'processing',
  completed: 'completed',
  failed: 'failed',
  'rolled-back': 'failed',
};

/** The phase of an `execution_status`. */
export function phaseOf(status: ExecutionStatus): Phase {
  return PHASE_OF[status];
}

/** The statuses that are in a phase. */
export function statusesOf(phase: Phase): ExecutionStatus[] {
  const statuses = Object.keys(PHASE_OF) as ExecutionStatus[];
  return statuses.filter((status) => PHASE_OF[status] === phase);
}
