import { Problem } from '@precedent/service-kit';

/** The answer for an action_id that belongs to a trace with other content. */
export function actionIdTaken(actionId: string | null, id: number, differing: readonly string[]): Problem {
  const fields = differing.join(', ');
  const detail = `The action_id ${actionId} belongs to trace ${id}, which differs in ${fields}.`;
  return new Problem('conflict', detail, { extensions: { differing_fields: differing } });
}
