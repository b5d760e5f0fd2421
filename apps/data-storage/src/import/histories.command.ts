import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';

/** Parts of the identity of workflows' histories, one item each; none twice. */
export interface HistoriesParams {
  readonly resource_ids: readonly number[];
  readonly workflow_ids: readonly string[];
  readonly action_types: readonly string[];
}

const TYPICAL: HistoriesParams = { resource_ids: [1], workflow_ids: ['w'], action_types: ['restart_pod'] };

interface Identity {
  readonly resource_id: number;
  readonly workflow_id: string;
  readonly action_type: string;
}

/**
 * Finds or makes the histories of workflows and locks them, in one order, until the end of the transaction: of two
 * writers of one history the later one then sees the traces of the other, when it looks for the latest attempt. A new
 * history is pending until then.
 */
export const ensureHistories = defineCommand(
  { id: 'import.histories', variants: { any: TYPICAL }, indexes: ['action_histories_workflow_idx'] },
  (db, params: HistoriesParams) =>
    db
      .insertInto('action_histories')
      .columns(['resource_id', 'workflow_id', 'action_type', 'status'])
      .expression((eb) =>
        eb
          .selectFrom(
            sql<Identity>`unnest(
              ${params.resource_ids}::bigint[],
              ${params.workflow_ids}::text[],
              ${params.action_types}::text[])`.as<'given'>(
              sql`given (resource_id, workflow_id, action_type)`,
            ),
          )
          .select([
            'given.resource_id',
            'given.workflow_id',
            'given.action_type',
            sql<string>`'pending'`.as('status'),
          ])
          .orderBy('given.resource_id')
          .orderBy('given.workflow_id')
          .orderBy('given.action_type'),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['resource_id', 'workflow_id', 'action_type'])
          .where('workflow_id', 'is not', null)
          .doUpdateSet(({ ref }) => ({ action_type: ref('excluded.action_type') })),
      )
      .returning(['id', 'resource_id', 'workflow_id', 'action_type']),
);
