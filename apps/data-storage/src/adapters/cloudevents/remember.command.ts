import { defineCommand } from '@precedent/schema';

/** An event that was received. */
export interface ReceivedEvent {
  readonly key: string;
  readonly action_trace_id: number;
}

/** Remembers an event; returns no row when another transaction has received it meanwhile. */
export const rememberEvent = defineCommand(
  {
    id: 'cloudevents.remember',
    variants: { any: { key: 'k', action_trace_id: 1 } as ReceivedEvent },
    indexes: ['cloud_events_pkey'],
  },
  (db, event: ReceivedEvent) =>
    db
      .insertInto('cloud_events')
      .values(event)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key'),
);
