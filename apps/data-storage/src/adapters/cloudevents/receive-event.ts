import type { ExecutionStatus } from '@precedent/schema';
import { invalidRequest, Problem, type Check } from '@precedent/service-kit';
import { findStored } from '../../action-traces/batch/find-stored.query.ts';
import { createActionTrace } from '../../action-traces/create.route.ts';
import type { Dependencies } from '../../action-traces/dependencies.ts';
import { leadsTo } from '../../action-traces/transitions.ts';
import type { TraceRow } from '../../action-traces/trace-columns.ts';
import { readTraceUpdate } from '../../action-traces/trace-update.ts';
import { updateActionTrace } from '../../action-traces/update.route.ts';
import { inOneTransaction, OvertakenError } from '../../idempotency/in-one-transaction.ts';
import type { CloudEvent } from './cloud-event.ts';
import { eventAction, eventKey, type EventAction } from './event-action.ts';
import { findEvent } from './find.query.ts';
import { rememberEvent } from './remember.command.ts';
import { tellStart } from './tell-start.command.ts';

/** What became of an event. */
export interface Received {
  readonly result: 'recorded' | 'moved' | 'unchanged';
  readonly action_trace_id: number;
}

/** How the bodies are checked that an event stands for. */
export interface BodyChecks {
  readonly whole: Check;
  readonly update: Check;
}

type CreateInput = Parameters<ReturnType<typeof createActionTrace>>[0];
type UpdateInput = Parameters<ReturnType<typeof updateActionTrace>>[0];

/**
 * Does what an event asks for, once: that it was received is remembered in the transaction of what it changed. An event
 * that is refused is not remembered.
 * @throws Problem as creating and updating a trace do, and not-found for a state of an action that nobody recorded
 */
export function receiveEvent(
  dependencies: Dependencies,
  event: CloudEvent,
  checks: BodyChecks,
): Promise<Received> {
  const key = eventKey(event);
  return inOneTransaction(dependencies, async (tx, within) => {
    const before = await within.database.read((db) => findEvent(db, { key }).executeTakeFirst());
    if (before !== undefined) return { result: 'unchanged', action_trace_id: before.action_trace_id };
    const received = await perform(within, eventAction(event), checks);
    const { action_trace_id } = received;
    const remembered = await rememberEvent(tx, { key, action_trace_id }).executeTakeFirst();
    if (remembered === undefined) throw new OvertakenError();
    return received;
  });
}

async function perform(within: Dependencies, action: EventAction, checks: BodyChecks): Promise<Received> {
  const { actionId, state } = action;
  if (actionId === undefined) {
    const detail = 'is required, here or as subject of the event';
    throw invalidRequest([{ in: 'body', pointer: '/action_id', detail }]);
  }
  if (state === undefined) return record(within, action, checks);
  const known = await within.database.read((db) =>
    findStored(db, { actionIds: [actionId] }).executeTakeFirst(),
  );
  if (known !== undefined) {
    const now = known.execution_status as ExecutionStatus;
    // An event that says the same as another changes nothing, one that comes late only what nobody else tells.
    if (now === state) return { result: 'unchanged', action_trace_id: known.id };
    if (leadsTo(state, now)) return addLate(within, known, action, checks);
    return move(within, known.id, action, checks);
  }
  if ('alert_name' in action.whole) return record(within, action, checks);
  throw new Problem(
    'not-found',
    `Nobody has recorded the action ${actionId} yet; send this event again then.`,
  );
}

async function record(within: Dependencies, { whole }: EventAction, checks: BodyChecks): Promise<Received> {
  requireValid(checks.whole, whole);
  const reply = await createActionTrace(within)({ body: whole } as unknown as CreateInput);
  return { result: reply.status === 201 ? 'recorded' : 'unchanged', action_trace_id: reply.body.id };
}

async function move(
  within: Dependencies,
  id: number,
  { update }: EventAction,
  checks: BodyChecks,
): Promise<Received> {
  requireValid(checks.update, update);
  const params = { path: { id }, header: {}, query: {} };
  await updateActionTrace(within)({ params, body: update } as unknown as UpdateInput);
  return { result: 'moved', action_trace_id: id };
}

/** The start of an action that has moved on: an end tells only that it was. */
async function addLate(
  within: Dependencies,
  { id, execution_start_time: known }: TraceRow,
  { state, update }: EventAction,
  checks: BodyChecks,
): Promise<Received> {
  const unchanged: Received = { result: 'unchanged', action_trace_id: id };
  if (state !== 'executing' || known !== null) return unchanged;
  requireValid(checks.update, update);
  const { execution_start_time } = readTraceUpdate(update as UpdateInput['body'], within.redactor);
  if (execution_start_time === null) return unchanged;
  const told = await within.database.single((db) =>
    tellStart(db, { id, execution_start_time }).executeTakeFirst(),
  );
  return told === undefined ? unchanged : { result: 'moved', action_trace_id: id };
}

function requireValid(check: Check, body: unknown): void {
  const faults = check(body);
  if (faults.length > 0) throw invalidRequest(faults.map((fault) => ({ in: 'body', ...fault })));
}
