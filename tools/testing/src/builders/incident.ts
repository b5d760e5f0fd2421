import type { DB } from '@precedent/schema';
import type { Insertable, Kysely } from 'kysely';

type Trace = Insertable<DB['resource_action_traces']>;
type Resource = Insertable<DB['resource_references']>;

/** The columns of an incident a test cares about; the rest get plain values, every optional column NULL. */
export type IncidentRow = Partial<Omit<Trace, 'action_history_id'>> &
  Partial<Pick<Resource, 'namespace' | 'kind' | 'name'>> & { readonly workflow_id?: string | null };

/** Inserts resource (or finds it), history and trace as the owner. Returns the trace's id. */
export async function insertIncident(owner: Kysely<DB>, row: IncidentRow = {}): Promise<number> {
  const { namespace = 'default', kind = 'Deployment', name = 'api', workflow_id = null, ...trace } = row;
  const cluster_name = trace.cluster_name ?? 'test-cluster';
  const action_type = trace.action_type ?? 'restart_pod';
  const execution_status = trace.execution_status ?? 'completed';
  const resource = await owner
    .insertInto('resource_references')
    .values({ cluster_name, namespace, kind, name })
    .onConflict((conflict) =>
      conflict.columns(['cluster_name', 'namespace', 'kind', 'name']).doUpdateSet({ name }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const history = await owner
    .insertInto('action_histories')
    .values({ resource_id: resource.id, workflow_id, action_type, status: execution_status })
    .onConflict((conflict) =>
      conflict
        .columns(['resource_id', 'workflow_id', 'action_type'])
        .where('workflow_id', 'is not', null)
        .doUpdateSet({ status: execution_status }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const inserted = await owner
    .insertInto('resource_action_traces')
    .values({
      alert_name: 'KubePodCrashLooping',
      action_timestamp: '2026-01-01T00:00:00Z',
      ...trace,
      cluster_name,
      action_type,
      execution_status,
      action_history_id: history.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return inserted.id;
}
