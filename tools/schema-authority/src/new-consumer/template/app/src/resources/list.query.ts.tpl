import { defineQuery, type ExecutionStatus } from '@precedent/schema';

export interface ListResourcesParams {
  readonly cluster_name?: string;
  /** Begin behind the resource with this id; with the first one when absent. */
  readonly after?: number;
  readonly limit: number;
}

const COMPLETED: ExecutionStatus = 'completed';
const FIRST: ListResourcesParams = { limit: 51 };
const NEXT: ListResourcesParams = { ...FIRST, after: 4817 };

/** Resources by id, each with its incidents counted. The counts are made for the resources of the page only. */
export const listResources = defineQuery(
  {
    id: 'resources.list',
    variants: {
      'first page': FIRST,
      'next page': NEXT,
      'one cluster': { ...FIRST, cluster_name: 'prod-eu-1' },
      'one cluster, next page': { ...NEXT, cluster_name: 'prod-eu-1' },
    },
    indexes: ['action_histories_resource_id_idx', 'resource_action_traces_history_idx'],
  },
  (db, { cluster_name, after, limit }: ListResourcesParams) =>
    db
      .selectFrom('resource_references as r')
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('action_histories as h')
            .innerJoin('resource_action_traces as t', 't.action_history_id', 'h.id')
            .whereRef('h.resource_id', '=', 'r.id')
            .select(({ fn }) => [
              fn.countAll<number>().as('incidents'),
              fn.countAll<number>().filterWhere('t.execution_status', '=', COMPLETED).as('completed'),
            ])
            .as('taken'),
        (join) => join.onTrue(),
      )
      .select(['r.id', 'r.cluster_name', 'r.namespace', 'r.kind', 'r.name', 'r.created_at'])
      .select(['taken.incidents', 'taken.completed'])
      .$if(cluster_name !== undefined, (query) => query.where('r.cluster_name', '=', cluster_name ?? ''))
      .$if(after !== undefined, (query) => query.where('r.id', '>', after ?? 0))
      .orderBy('r.id')
      .limit(limit),
);
