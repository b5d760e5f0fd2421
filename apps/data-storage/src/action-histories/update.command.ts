import { defineCommand, type ExecutionStatus } from '@precedent/schema';
import { sql } from 'kysely';
import { historyColumns, resourceColumns } from './history-columns.ts';

/** A move of one history to a state, from one of some. */
export interface UpdateHistoryParams {
  readonly id: number;
  readonly status: ExecutionStatus;
  readonly from: readonly ExecutionStatus[];
}

/**
 * Moves a history to a state if it is in one of the others. Returns it as it is afterwards, or no row when there is
 * none; `changed` tells whether it moved. When another update came first, what it returns may be older than what that
 * one has stored.
 */
export const updateHistory = defineCommand(
  {
    id: 'action-histories.update',
    variants: { any: { id: 1, status: 'completed', from: ['executing'] } as UpdateHistoryParams },
    indexes: ['action_histories_pkey', 'resource_references_pkey'],
  },
  (db, { id, status, from }: UpdateHistoryParams) =>
    db
      .with('before', (query) =>
        query
          .selectFrom('action_histories as h')
          .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
          .select(historyColumns('h'))
          .select(resourceColumns('r'))
          .where('h.id', '=', id),
      )
      .with('changed', (query) =>
        query
          .updateTable('action_histories as h')
          .from('before')
          .set({ status })
          .whereRef('h.id', '=', 'before.id')
          .where(sql<boolean>`h.status = any(${from}::text[])`)
          .returning(historyColumns('h')),
      )
      .selectFrom(['changed', 'before'])
      .select(historyColumns('changed'))
      .select(resourceColumns('before'))
      .select(sql<boolean>`true`.as('changed'))
      .unionAll((eb) =>
        eb
          .selectFrom('before')
          .select(historyColumns('before'))
          .select(resourceColumns('before'))
          .select(sql<boolean>`false`.as('changed'))
          .where(({ not, exists, selectFrom }) => not(exists(selectFrom('changed').select('changed.id')))),
      ),
);
