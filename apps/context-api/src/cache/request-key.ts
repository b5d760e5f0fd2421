import { hash } from 'node:crypto';

/**
 * Names what was asked, whole: two requests have the same key only if they have the same answer at the same moment.
 * Names are in one order, so that the order in which a client wrote them does not matter; values are kept as they are,
 * so that two vectors which differ in one number are two keys.
 */
export function requestKey(operationId: string, params: unknown, body: unknown): string {
  return hash('sha256', JSON.stringify([operationId, ordered(params), ordered(body)]), 'base64url');
}

/** Absent and undefined are the same: JSON leaves out both. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isObject) ? value.map(ordered) : value;
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, ordered(value[name])]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
