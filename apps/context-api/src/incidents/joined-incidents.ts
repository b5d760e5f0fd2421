import type { DB, ReadonlyKysely } from '@precedent/schema';
import type { SelectQueryBuilder } from 'kysely';

/** What a statement may start from: a connection, or the part of one that a WITH clause hands on. */
export type Source = Pick<ReadonlyKysely<DB>, 'selectFrom'>;

/** An incident is a trace (t) with its history (h) and resource (r): exactly one of each, by NOT NULL foreign keys. */
export function joinedIncidents(db: Source) {
  return db
    .selectFrom('resource_action_traces as t')
    .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
    .innerJoin('resource_references as r', 'r.id', 'h.resource_id');
}

type Joined = ReturnType<typeof joinedIncidents>;

/** A statement over joined incidents with any selection. */
export type IncidentQuery<Selection> =
  Joined extends SelectQueryBuilder<infer Tables, infer Names, object>
    ? SelectQueryBuilder<Tables, Names, Selection>
    : never;
