import { isStream } from '../openapi/is-stream.ts';
import { type OpenApiDocument } from '../openapi/openapi-document.ts';
import { type Operation } from '../openapi/operation.ts';
import { type KitLimitName } from '../limits/kit-limits.ts';
import { type LimitTable } from '../limits/limit-table.ts';
import { Admission, LONG_MS } from './admission.ts';
import { InFlightBytes } from './in-flight-bytes.ts';

export interface Gates {
  readonly all: readonly Admission[];
  readonly bytes: InFlightBytes;
  /** The gate that the requests of an operation pass. */
  gateOf(operation: Operation): Admission;
}

/**
 * One gate for all that is answered at once, but for single writes: each keeps a processor busy from beginning to end,
 * so that more than a few at once only make each other wait. Each operation that takes or sends a stream has its own, so
 * that long ones do not take the places of short ones.
 */
export function gates(document: OpenApiDocument, limits: LimitTable): Gates {
  const [queued, waitMs] = [limits.value('queued-requests'), limits.value('queue-wait-ms')];
  const gate = (name: KitLimitName, value: number) =>
    new Admission({ name, value, withLong: value, orderly: value, queued, waitMs, orderlyWaitMs: waitMs });
  const most = limits.value('in-flight-requests');
  const common = gate('in-flight-requests', most);
  // As many are worked on or wait in order as of other requests are worked on.
  const few = Math.min(limits.value('in-flight-writes'), most);
  const orderly = most - few;
  const writes = new Admission({
    name: 'in-flight-writes',
    value: few,
    withLong: most,
    orderly,
    queued,
    waitMs,
    // Every place is free again after LONG_MS: who waits in order has a turn by then, however slow the database is.
    orderlyWaitMs: waitMs + LONG_MS * Math.ceil(orderly / few),
  });
  const streams = new Map(
    [...document.operations.values()]
      .filter((operation) => isStream(document.source, operation))
      .map((operation) => [
        operation.id,
        gate('in-flight-streams', limits.valueFor(operation, 'in-flight-streams')),
      ]),
  );
  return {
    all: [common, writes, ...streams.values()],
    bytes: new InFlightBytes(limits.value('in-flight-bytes'), limits.value('answer-idle-ms')),
    gateOf: ({ id, singleWrite }) => (singleWrite ? writes : (streams.get(id) ?? common)),
  };
}
