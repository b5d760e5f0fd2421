import { defineQuery } from '@precedent/schema';

/** The trace that an event told of, when it was received before. */
export const findEvent = defineQuery(
  { id: 'cloudevents.find', variants: { any: { key: 'k' } }, indexes: ['cloud_events_pkey'] },
  (db, { key }: { readonly key: string }) =>
    db.selectFrom('cloud_events').select('action_trace_id').where('key', '=', key),
);
