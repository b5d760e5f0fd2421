import { type IncomingMessage } from 'node:http';
import { isObject } from '../openapi/json.ts';
import { type Operation } from '../openapi/operation.ts';
import { type LimitTable } from '../limits/limit-table.ts';
import { Admission } from './admission.ts';

/**
 * The gate that each operation's requests pass: one for all, and one of its own for an operation whose `x-limits` set
 * `in-flight-requests`, so that a few long ones (imports) do not take the places of many short ones.
 */
export function gates(
  limits: LimitTable,
  operations: readonly Operation[],
): { readonly all: readonly Admission[]; readonly gateOf: (operation: Operation) => Admission } {
  const gateFor = (requests: number) =>
    new Admission({
      requests,
      bytes: limits.value('in-flight-bytes'),
      queued: limits.value('queued-requests'),
      waitMs: limits.value('queue-wait-ms'),
    });
  const common = gateFor(limits.value('in-flight-requests'));
  const own = new Map(
    operations.filter(hasOwnGate).map((operation) => {
      return [operation.id, gateFor(limits.valueFor(operation, 'in-flight-requests'))] as const;
    }),
  );
  return { all: [common, ...own.values()], gateOf: ({ id }) => own.get(id) ?? common };
}

function hasOwnGate({ source }: Operation): boolean {
  const own = source['x-limits'];
  return isObject(own) && 'in-flight-requests' in own;
}

/** The bytes of a request's body, or the most there can be where its headers do not say. */
export function bodyReservation({ headers }: IncomingMessage, limit: number): number {
  const { 'content-length': length, 'content-encoding': encoding, 'transfer-encoding': chunked } = headers;
  if (length === undefined) return chunked === undefined ? 0 : limit;
  return encoding === undefined || encoding === 'identity' ? Math.min(Number(length), limit) : limit;
}
