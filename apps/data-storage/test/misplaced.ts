import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '@precedent/schema';

/** How many traces have another place or workflow in their own columns, which filters look at, than their history has. */
export async function misplaced(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from resource_action_traces as t
    join action_histories as h on h.id = t.action_history_id
    join resource_references as r on r.id = h.resource_id
    where (t.namespace, t.kind, t.name, t.workflow_id) is distinct from (r.namespace, r.kind, r.name, h.workflow_id)
  `.execute(db);
  return rows[0]?.count ?? NaN;
}
