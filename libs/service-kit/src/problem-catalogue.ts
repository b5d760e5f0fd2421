/** What a code always means. `retryAfterSeconds` is sent as Retry-After when retrying can help. */
interface CatalogueEntry {
  readonly status: number;
  readonly title: string;
  readonly retryAfterSeconds?: number;
}

/**
 * Every problem a service may answer with. The list is closed: a client can switch over `code`, and
 * documentation can cover all of it.
 */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request does not match the API document' },
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'unknown-route': { status: 404, title: 'There is no such path' },
  'method-not-allowed': { status: 405, title: 'The path does not support this method' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  conflict: { status: 409, title: 'The request contradicts what is stored' },
  'invalid-transition': { status: 409, title: 'The resource cannot move to that state' },
  'idempotency-key-in-use': {
    status: 409,
    title: 'The first request with this idempotency key is still being answered',
    retryAfterSeconds: 1,
  },
  'precondition-failed': { status: 412, title: 'The resource changed since it was read' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has an unsupported type' },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key belongs to another request' },
  'too-many-requests': { status: 429, title: 'Too many requests', retryAfterSeconds: 1 },
  'headers-too-large': { status: 431, title: 'The request headers are too large' },
  internal: { status: 500, title: 'The service failed' },
  'schema-incompatible': {
    status: 503,
    title: 'The database schema is not the one this service was built for',
    retryAfterSeconds: 30,
  },
  'temporary-reduced-capacity': {
    status: 503,
    title: 'The service is short of capacity for the moment',
    retryAfterSeconds: 1,
  },
  'query-timeout': { status: 504, title: 'The database query took too long' },
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

/** The catalogue entry of a code, with the optional members visible to the type checker. */
export function catalogueEntry(code: ProblemCode): CatalogueEntry {
  return PROBLEMS[code];
}

/** The `type` of a problem: a reference relative to the service, which explains it there. */
export function problemType(code: ProblemCode): string {
  return `/problems/${code}`;
}
