import { Problem } from '@precedent/service-kit';

/** The unique key of action_id: who violates it lost to another request with the same one, and finds its trace. */
export const ACTION_ID_KEY = 'resource_action_traces_action_id_idx';

/** The answer for an action_id that belongs to a trace with other content. */
export function actionIdTaken(actionId: string | null, id: number, differing: readonly string[]): Problem {
  const fields = differing.join(', ');
  const detail = `The action_id ${actionId} belongs to trace ${id}, which differs in ${fields}.`;
  return new Problem('conflict', detail, { extensions: { differing_fields: differing } });
}
