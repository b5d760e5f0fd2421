import type { DB, ReadonlyKysely } from '@precedent/schema';
import type { SelectQueryBuilder } from 'kysely';

/** What a statement may start from: a connection, or the part of one that a WITH clause hands on. */
export type Source = Pick<ReadonlyKysely<DB>, 'selectFrom'>;

export interface Names extends DB {
  readonly t: DB['resource_action_traces'];
  readonly h: DB['action_histories'];
  readonly r: DB['resource_references'];
}

/** A statement over incidents with any selection: traces (t), with history (h) and resource (r) where joined. */
export type IncidentQuery<Selection> = SelectQueryBuilder<Names, 't' | 'h' | 'r', Selection>;

/** A statement over traces (t) alone. */
export type TraceQuery<Selection> = SelectQueryBuilder<DB & Pick<Names, 't'>, 't', Selection>;

/**
 * Traces with their history and resource, exactly one of each by NOT NULL foreign keys, where one of these columns is
 * theirs; else the joins would change nothing.
 */
export function withPlace<Selection>(
  traces: TraceQuery<Selection>,
  columns: readonly string[],
): IncidentQuery<Selection> {
  const joined = columns.every((column) => column.startsWith('t.'))
    ? traces
    : traces
        .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
        .innerJoin('resource_references as r', 'r.id', 'h.resource_id');
  // Without the joins the names h and r do not exist, but then no column uses them.
  return joined as unknown as IncidentQuery<Selection>;
}
