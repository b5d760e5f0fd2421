import { type ExceededLimit } from './limits/limit.ts';
import { catalogueEntry, problemType, type ProblemCode } from './problem-catalogue.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** One fault of a request: where it is and, as the end of a sentence about that place, what is wrong. */
export interface Violation extends Partial<ExceededLimit> {
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** JSON pointer into the body ('' is the whole body). */
  readonly pointer?: string;
  /** Name of the query, path or header parameter. */
  readonly parameter?: string;
  readonly detail: string;
}

export interface ProblemOptions {
  /** What went wrong underneath. Logged, never sent. */
  readonly cause?: unknown;
  readonly errors?: readonly Violation[];
  /** Further members of the document, for example `differing_fields`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Response headers, for example Allow. Retry-After is added from the catalogue unless given. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The wire form, RFC 9457 with three members of our own: code, request_id, errors. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly request_id: string;
  readonly errors?: readonly Violation[];
  readonly [extension: string]: unknown;
}

/** A failure that a client is told about. `detail` is written for the client and holds nothing internal. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly Violation[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    const entry = catalogueEntry(code);
    this.code = code;
    this.status = entry.status;
    this.detail = detail;
    this.errors = options.errors;
    this.extensions = options.extensions ?? {};
    this.headers = {
      ...(entry.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(entry.retryAfterSeconds) }),
      ...options.headers,
    };
  }

  /** The document to send. `instance` is the path of the request, without its query. */
  toDocument(request: { readonly instance: string; readonly requestId: string }): ProblemDocument {
    const document: ProblemDocument = {
      type: problemType(this.code),
      title: catalogueEntry(this.code).title,
      status: this.status,
      detail: this.detail,
      instance: request.instance,
      code: this.code,
      request_id: request.requestId,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
    return { ...document, ...this.extensions, ...document };
  }
}

/** How many faults one answer lists. The detail says how many there were. */
export const MAX_VIOLATIONS = 20;

/** The invalid-request problem for a list of faults; its detail repeats the first so that a log line suffices. */
export function invalidRequest(violations: readonly Violation[], cause?: unknown): Problem {
  const [first] = violations;
  const others = violations.length - 1;
  const detail = first === undefined ? 'The request is not valid.' : `${describeViolation(first)}.`;
  return new Problem(
    'invalid-request',
    others > 0 ? `${detail} ${others} more ${others === 1 ? 'fault' : 'faults'} found.` : detail,
    { errors: violations.slice(0, MAX_VIOLATIONS), cause, extensions: firstLimit(violations) },
  );
}

/** The limit to tell at the top of the document; the faults tell theirs. */
function firstLimit(violations: readonly Violation[]): Partial<ExceededLimit> {
  for (const { limit, limit_value } of violations) {
    if (limit !== undefined && limit_value !== undefined) return { limit, limit_value };
  }
  return {};
}

/** One fault as a sentence without its full stop. */
export function describeViolation(violation: Violation): string {
  if (violation.parameter !== undefined) {
    const kind =
      violation.in === 'header' ? 'Header' : `${violation.in === 'path' ? 'Path' : 'Query'} parameter`;
    return `${kind} ${violation.parameter} ${violation.detail}`;
  }
  return `${violation.pointer ? `Body ${violation.pointer}` : 'The body'} ${violation.detail}`;
}
