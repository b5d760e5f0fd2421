import type { components } from '../../generated/openapi.ts';
import { toIncidentFields, type IncidentRow } from '../incident.view.ts';

type Timeline = components['schemas']['Timeline'];
type Relation = components['schemas']['Relation'];

/** An incident with its place in the timeline of another one. */
export type TimelineRow = Omit<IncidentRow, 'embedding'> & {
  /** -1 earlier, 0 the incident itself, 1 later. */
  readonly side: number;
  readonly same_resource: boolean;
  readonly same_workflow: boolean;
  readonly window_from: string;
  readonly window_to: string;
};

/**
 * The timeline, with at most `limit` incidents on each side of the incident.
 * @param rows oldest first; one more on a side tells that there are others
 */
export function toTimeline(rows: readonly TimelineRow[], self: TimelineRow, limit: number): Timeline {
  const earlier = rows.filter(({ side }) => side < 0);
  const later = rows.filter(({ side }) => side > 0);
  const shown = [...earlier.slice(-limit), self, ...later.slice(0, limit)];
  return {
    incident_id: self.id,
    from: self.window_from,
    to: self.window_to,
    items: shown.map((row) => toItem(row, self)),
    truncated_before: earlier.length > limit,
    truncated_after: later.length > limit,
  };
}

function toItem(
  { side, same_resource, same_workflow, window_from: _from, window_to: _to, ...incident }: TimelineRow,
  self: TimelineRow,
): Timeline['items'][number] {
  const relation: Relation[] = [
    ...(side === 0 ? ['self' as const] : []),
    ...(same_resource ? ['same_resource' as const] : []),
    ...(same_workflow ? ['same_workflow' as const] : []),
  ];
  const offset_ms = Date.parse(incident.action_timestamp) - Date.parse(self.action_timestamp);
  return { ...toIncidentFields(incident), relation, offset_ms };
}
