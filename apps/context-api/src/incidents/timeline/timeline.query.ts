import { defineQuery } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import { INCIDENT_COLUMNS } from '../incident-columns.ts';
import type { Source } from '../joined-incidents.ts';

export interface TimelineParams {
  readonly id: number;
  /** How far the window reaches, in seconds. */
  readonly before: number;
  readonly after: number;
  /** Most incidents on each side. */
  readonly limit: number;
}

/** The window may not leave the years that the wire can write. */
const WINDOW = {
  from: (seconds: number) =>
    sql<string>`greatest(t.action_timestamp - make_interval(secs => ${seconds}::float8),
      timestamptz '0001-01-01 00:00:00Z')`,
  to: (seconds: number) =>
    sql<string>`least(t.action_timestamp + make_interval(secs => ${seconds}::float8),
      timestamptz '9999-12-31 23:59:59.999999Z')`,
};

/** Before or after the incident itself (self), the nearest first; at the same instant the ids decide. */
const SIDES = {
  earlier: {
    direction: 'desc',
    within: sql<SqlBool>`t.action_timestamp >= self.window_from
      and (t.action_timestamp, t.id) < (self.action_timestamp, self.id)`,
  },
  later: {
    direction: 'asc',
    within: sql<SqlBool>`t.action_timestamp <= self.window_to
      and (t.action_timestamp, t.id) > (self.action_timestamp, self.id)`,
  },
} as const;

/**
 * An incident (side 0), and those around it in time on the same resource or of the same workflow (side -1 for earlier
 * ones, 1 for later ones), oldest first; no row when it does not exist. Every history of the resource, and the workflow,
 * gives no more than can be shown, by an index that holds its traces in the order of time.
 */
export const timelineAround = defineQuery(
  {
    id: 'incidents.timeline',
    variants: { plain: { id: 4817, before: 604_800, after: 604_800, limit: 51 } },
    indexes: [
      'resource_action_traces_history_idx',
      'resource_action_traces_workflow_id_idx',
      'action_histories_resource_id_idx',
    ],
  },
  (db, { id, before, after, limit }: TimelineParams) =>
    db
      .with(
        (cte) => cte('self').materialized(),
        (cte) =>
          cte
            .selectFrom('resource_action_traces as t')
            .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
            .select(['t.id', 't.action_timestamp', 'h.resource_id', 'h.workflow_id'])
            .select([WINDOW.from(before).as('window_from'), WINDOW.to(after).as('window_to')])
            .where('t.id', '=', id),
      )
      .with('around', (cte) => {
        const ofResource = (side: Side) =>
          cte
            .selectFrom('self')
            .innerJoin('action_histories as h', 'h.resource_id', 'self.resource_id')
            .innerJoinLateral(
              () =>
                nearest(db, side, limit)
                  .where(sql<SqlBool>`t.action_history_id = h.id`)
                  .as('t'),
              (join) => join.onTrue(),
            )
            .select(['t.id', 't.action_timestamp'])
            .orderBy('t.action_timestamp', SIDES[side].direction)
            .orderBy('t.id', SIDES[side].direction)
            .limit(limit);
        const ofWorkflow = (side: Side) =>
          cte
            .selectFrom('self')
            .innerJoinLateral(
              () =>
                nearest(db, side, limit)
                  .where(sql<SqlBool>`t.workflow_id = self.workflow_id`)
                  .as('t'),
              (join) => join.onTrue(),
            )
            .select('t.id');
        return cte
          .selectFrom(ofResource('earlier').as('earlier'))
          .select('earlier.id')
          .union(cte.selectFrom(ofResource('later').as('later')).select('later.id'))
          .union(ofWorkflow('earlier'))
          .union(ofWorkflow('later'))
          .union(cte.selectFrom('self').select('self.id'));
      })
      .selectFrom('around')
      .innerJoin('self', (join) => join.onTrue())
      .innerJoin('resource_action_traces as t', 't.id', 'around.id')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(INCIDENT_COLUMNS)
      .select([
        sql<number>`case when t.id = self.id then 0
          when (t.action_timestamp, t.id) < (self.action_timestamp, self.id) then -1 else 1 end`.as('side'),
        sql<boolean>`h.resource_id = self.resource_id`.as('same_resource'),
        sql<boolean>`coalesce(h.workflow_id = self.workflow_id, false)`.as('same_workflow'),
        'self.window_from',
        'self.window_to',
      ])
      .orderBy('t.action_timestamp')
      .orderBy('t.id'),
);

type Side = keyof typeof SIDES;

/** Traces (t) on one side of the incident, the nearest in time. */
function nearest(db: Source, side: Side, limit: number) {
  const { direction, within } = SIDES[side];
  return db
    .selectFrom('resource_action_traces as t')
    .where(within)
    .select(['t.id', 't.action_timestamp'])
    .orderBy('t.action_timestamp', direction)
    .orderBy('t.id', direction)
    .limit(limit);
}
