import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';
import { LATEST_ATTEMPT } from '../action-histories/latest-attempt.ts';

/** Histories of workflows, one item each and none twice, each with its latest attempt among the traces to store. */
export interface HistoriesParams {
  readonly resource_ids: readonly number[];
  readonly workflow_ids: readonly string[];
  readonly action_types: readonly string[];
  readonly statuses: readonly string[];
  /** Times of the latest attempts. */
  readonly latest_attempts: readonly string[];
  /** When the first of the traces was created; null for now. */
  readonly created_ats: readonly (string | null)[];
}

const TYPICAL: HistoriesParams = {
  resource_ids: [1],
  workflow_ids: ['w'],
  action_types: ['restart_pod'],
  statuses: ['completed'],
  latest_attempts: ['2026-01-01T00:00:00.000000Z'],
  created_ats: [null],
};

interface Given {
  readonly resource_id: number;
  readonly workflow_id: string;
  readonly action_type: string;
  readonly status: string;
  readonly latest_attempt_at: string;
  readonly created_at: string | null;
}

/**
 * Finds or makes the histories of workflows, with the status of their latest attempt and the time of their first one if
 * that lies further back. Written in the order of their keys, so that two imports never wait for each other.
 */
export const ensureHistories = defineCommand(
  { id: 'import.histories', variants: { any: TYPICAL }, indexes: ['action_histories_workflow_idx'] },
  (db, params: HistoriesParams) =>
    db
      .insertInto('action_histories')
      .columns([
        ...(['resource_id', 'workflow_id', 'action_type'] as const),
        ...(['status', 'latest_attempt_at', 'created_at'] as const),
      ])
      .expression((eb) =>
        eb
          .selectFrom(
            sql<Given>`unnest(
              ${params.resource_ids}::bigint[],
              ${params.workflow_ids}::text[],
              ${params.action_types}::text[],
              ${params.statuses}::text[],
              ${params.latest_attempts}::timestamptz[],
              ${params.created_ats}::timestamptz[])`.as<'given'>(
              sql`given (resource_id, workflow_id, action_type, status, latest_attempt_at, created_at)`,
            ),
          )
          .select(['given.resource_id', 'given.workflow_id', 'given.action_type'])
          .select(['given.status', 'given.latest_attempt_at'])
          .select(sql<string>`coalesce(given.created_at, now())`.as('created_at'))
          .orderBy('given.resource_id')
          .orderBy('given.workflow_id')
          .orderBy('given.action_type'),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['resource_id', 'workflow_id', 'action_type'])
          .where('workflow_id', 'is not', null)
          .doUpdateSet({
            ...LATEST_ATTEMPT,
            created_at: sql<string>`least(action_histories.created_at, excluded.created_at)`,
          }),
      )
      .returning(['id', 'resource_id', 'workflow_id', 'action_type']),
);
