import { invalidRequest, Problem, type Handler, type Violation } from '@precedent/service-kit';
import type { ExecutionStatus } from '@precedent/schema';
import type { Dependencies } from '../action-traces/dependencies.ts';
import { checkIdentity } from '../action-traces/resource-identity.ts';
import { leadsTo } from '../action-traces/transitions.ts';
import type { components, operations } from '../generated/openapi.ts';
import { historyAnswer, historyLocation } from './action-history.view.ts';
import { createHistory, type NewHistory } from './create.command.ts';

/** POST /api/v1/action-histories: opens the history of a workflow once, however often it is asked for. */
export function createActionHistory({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['createActionHistory']> {
  return async ({ body }) => {
    const history = readNewHistory(body);
    const row = await database.single((db) => createHistory(db, history).executeTakeFirstOrThrow());
    const state = row.status as ExecutionStatus;
    const contradicts = history.status !== state && !leadsTo(history.status, state);
    if (!row.created && contradicts) throw statusDiffers(row.id, state);
    const answer = historyAnswer(row);
    const headers = { Location: historyLocation(row.id), ...answer.headers };
    return { status: row.created ? 201 : 200, headers, body: answer.body };
  };
}

/** @throws Problem invalid-request for an identity that is too large */
function readNewHistory(body: components['schemas']['NewActionHistory']): NewHistory {
  const violations: Violation[] = [];
  checkIdentity(body, violations);
  if (violations.length > 0) throw invalidRequest(violations);
  const { cluster_name, namespace, kind, name, workflow_id = null, action_type, status } = body;
  return { cluster_name, namespace, kind, name, workflow_id, action_type, status: status ?? 'pending' };
}

function statusDiffers(id: number, state: ExecutionStatus): Problem {
  const detail = `This workflow has history ${id} for this action type on this resource, which is ${state}.`;
  return new Problem('conflict', detail, { extensions: { differing_fields: ['status'] } });
}
