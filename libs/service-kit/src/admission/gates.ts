import { isStream } from '../openapi/is-stream.ts';
import { type OpenApiDocument } from '../openapi/openapi-document.ts';
import { type Operation } from '../openapi/operation.ts';
import { type LimitTable } from '../limits/limit-table.ts';
import { Admission } from './admission.ts';
import { InFlightBytes } from './in-flight-bytes.ts';

export interface Gates {
  readonly all: readonly Admission[];
  readonly bytes: InFlightBytes;
  /** The gate that the requests of an operation pass. */
  gateOf(operation: Operation): Admission;
}

/**
 * One gate for all that is answered at once. Each operation that takes or sends a stream has its own, so that long ones
 * do not take the places of short ones.
 */
export function gates(document: OpenApiDocument, limits: LimitTable): Gates {
  const gate = (name: 'in-flight-requests' | 'in-flight-streams', value: number) =>
    new Admission({
      name,
      value,
      queued: limits.value('queued-requests'),
      waitMs: limits.value('queue-wait-ms'),
    });
  const common = gate('in-flight-requests', limits.value('in-flight-requests'));
  const streams = new Map(
    [...document.operations.values()]
      .filter((operation) => isStream(document.source, operation))
      .map((operation) => {
        const value = limits.valueFor(operation, 'in-flight-streams');
        return [operation.id, gate('in-flight-streams', value)] as const;
      }),
  );
  return {
    all: [common, ...streams.values()],
    bytes: new InFlightBytes(limits.value('in-flight-bytes'), limits.value('answer-idle-ms')),
    gateOf: ({ id }) => streams.get(id) ?? common,
  };
}
