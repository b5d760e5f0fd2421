import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';

/** The ids of so many traces to come, rising. */
export const drawTraceIds = defineCommand(
  { id: 'import.draw-ids', variants: { any: { count: 500 } } },
  (db, { count }: { readonly count: number }) =>
    db
      .selectFrom(sql`generate_series(1, ${count}::integer)`.as('n'))
      .select(sql<number>`nextval('resource_action_traces_id_seq')`.as('id')),
);
