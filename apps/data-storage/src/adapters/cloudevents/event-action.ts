import { createHash } from 'node:crypto';
import type { ExecutionStatus } from '@precedent/schema';
import { ENDED } from '../../action-traces/transitions.ts';
import type { CloudEvent } from './cloud-event.ts';

/** The state that each type of event but the first says an action has come to. */
const STATES: Readonly<Record<CloudEvent['type'], ExecutionStatus | undefined>> = {
  'dev.precedent.action.recorded': undefined,
  'dev.precedent.action.started': 'executing',
  'dev.precedent.action.completed': 'completed',
  'dev.precedent.action.failed': 'failed',
  'dev.precedent.action.rolled-back': 'rolled-back',
};

/** What an event asks for; both bodies are to be checked. */
export interface EventAction {
  readonly actionId: string | undefined;
  /** Undefined when it says what the action is, not what became of it. */
  readonly state: ExecutionStatus | undefined;
  /** As createActionTrace takes it. */
  readonly whole: Readonly<Record<string, unknown>>;
  /** As updateActionTrace takes it. */
  readonly update: Readonly<Record<string, unknown>>;
}

/** What an update takes besides the state. */
const OF_UPDATE = [
  'execution_start_time',
  'execution_end_time',
  'execution_duration_ms',
  'execution_error',
] as const;

/**
 * Times that the data does not name are the event's: when the action was decided, began, or ended. An action that was
 * recorded without an action_id has one made of the event's source and id.
 */
export function eventAction({ type, source, id, subject, time, data }: CloudEvent): EventAction {
  const state = STATES[type];
  const named = typeof data['action_id'] === 'string' ? data['action_id'] : (subject ?? undefined);
  const actionId = named ?? (state === undefined ? `cloudevents:${eventKey({ source, id })}` : undefined);
  const times = timesOf(state, time);
  const stated = state === undefined ? {} : { execution_status: state };
  const said = Object.fromEntries(
    OF_UPDATE.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])),
  );
  return {
    actionId,
    state,
    whole: {
      ...times,
      ...data,
      ...stated,
      ...(actionId === undefined ? {} : { action_id: actionId }),
    },
    update: { ...times, ...said, ...stated },
  };
}

/** Which time of the action that of the event is. */
function timesOf(state: ExecutionStatus | undefined, time: string | null): Readonly<Record<string, string>> {
  if (time === null) return {};
  if (state === undefined) return { action_timestamp: time };
  return ENDED.includes(state) ? { execution_end_time: time } : { execution_start_time: time };
}

/** What an event is known by for ever. */
export function eventKey({ source, id }: Pick<CloudEvent, 'source' | 'id'>): string {
  return createHash('sha256')
    .update(JSON.stringify([source, id]))
    .digest('hex');
}
