import { defineCommand, type ExecutionStatus } from '@precedent/schema';
import { sql } from 'kysely';
import { historyColumns, resourceColumns } from './history-columns.ts';

/** A history to open. */
export interface NewHistory {
  readonly cluster_name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly workflow_id: string | null;
  readonly action_type: string;
  readonly status: ExecutionStatus;
}

const TYPICAL: NewHistory = {
  cluster_name: 'c',
  namespace: 'n',
  kind: 'Deployment',
  name: 'api',
  workflow_id: 'w',
  action_type: 'restart_pod',
  status: 'pending',
};

/**
 * Opens a history, with its resource, in one statement. Returns it; `created` is false when its workflow has one for
 * this action type and resource already, and then nothing was changed. Of several at once, one inserts each row, and
 * ON CONFLICT DO UPDATE makes the others wait for it and take it.
 */
export const createHistory = defineCommand(
  {
    id: 'action-histories.create',
    variants: { any: TYPICAL },
    indexes: ['resource_references_identity_idx', 'action_histories_workflow_idx'],
  },
  (db, history: NewHistory) =>
    db
      .with('input', (query) => query.selectNoFrom(inputOf(history)))
      .with('known_resource', (query) =>
        query
          .selectFrom('resource_references as r')
          .innerJoin('input as i', (join) =>
            join
              .onRef('i.cluster_name', '=', 'r.cluster_name')
              .onRef('i.namespace', '=', 'r.namespace')
              .onRef('i.kind', '=', 'r.kind')
              .onRef('i.name', '=', 'r.name'),
          )
          .select('r.id'),
      )
      .with('new_resource', (query) =>
        query
          .insertInto('resource_references')
          .columns(['cluster_name', 'namespace', 'kind', 'name'])
          .expression((eb) =>
            eb
              .selectFrom('input as i')
              .select(['i.cluster_name', 'i.namespace', 'i.kind', 'i.name'])
              .where(({ not, exists }) =>
                not(exists(eb.selectFrom('known_resource').select('known_resource.id'))),
              ),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['cluster_name', 'namespace', 'kind', 'name'])
              .doUpdateSet(({ ref }) => ({ name: ref('excluded.name') })),
          )
          .returning('id'),
      )
      .with('resource', (query) =>
        query
          .selectFrom('known_resource')
          .select('known_resource.id')
          .unionAll(query.selectFrom('new_resource').select('new_resource.id')),
      )
      .with('stored', (query) =>
        query
          .selectFrom('action_histories as h')
          .innerJoin('resource', 'resource.id', 'h.resource_id')
          .innerJoin('input as i', (join) =>
            join.onRef('i.workflow_id', '=', 'h.workflow_id').onRef('i.action_type', '=', 'h.action_type'),
          )
          .select(historyColumns('h')),
      )
      .with('created', (query) =>
        query
          .insertInto('action_histories')
          .columns(['resource_id', 'workflow_id', 'action_type', 'status'])
          .expression((eb) =>
            eb
              .selectFrom(['resource', 'input as i'])
              .select(['resource.id', 'i.workflow_id', 'i.action_type', 'i.status'])
              .where(({ not, exists }) => not(exists(eb.selectFrom('stored').select('stored.id')))),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['resource_id', 'workflow_id', 'action_type'])
              .where('workflow_id', 'is not', null)
              .doUpdateSet(({ ref }) => ({ status: ref('action_histories.status') })),
          )
          .returning(historyColumns('action_histories'))
          // A row that was there is locked by its update; one that was inserted has never been.
          .returning(sql<boolean>`action_histories.xmax = 0`.as('created')),
      )
      .selectFrom(['created', 'input as i'])
      .select(historyColumns('created'))
      .select(resourceColumns('i'))
      .select('created.created')
      .unionAll((eb) =>
        eb
          .selectFrom(['stored', 'input as i'])
          .select(historyColumns('stored'))
          .select(resourceColumns('i'))
          .select(sql<boolean>`false`.as('created')),
      ),
);

function inputOf(history: NewHistory) {
  return [
    sql<string>`${history.cluster_name}::text`.as('cluster_name'),
    sql<string>`${history.namespace}::text`.as('namespace'),
    sql<string>`${history.kind}::text`.as('kind'),
    sql<string>`${history.name}::text`.as('name'),
    sql<string | null>`${history.workflow_id}::text`.as('workflow_id'),
    sql<string>`${history.action_type}::text`.as('action_type'),
    sql<string>`${history.status}::text`.as('status'),
  ] as const;
}
