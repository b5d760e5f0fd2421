import { type Logger } from '../log.ts';
import { type NdjsonLines } from '../ndjson/read-ndjson.ts';

/** The part of openapi-typescript's `operations` members that the types below read. */
export interface OperationShape {
  readonly parameters: { query?: unknown; path?: unknown; header?: unknown };
  readonly requestBody?: unknown;
  readonly responses: unknown;
}

type Given<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

export type QueryOf<O extends OperationShape> = Given<O['parameters']['query']>;
export type PathOf<O extends OperationShape> = Given<O['parameters']['path']>;
export type HeaderOf<O extends OperationShape> = Given<O['parameters']['header']>;

/**
 * The JSON body, or the lines of a stream of them; undefined when the operation has none, `| undefined` when it is
 * optional.
 */
export type BodyOf<O extends OperationShape> = [NonNullable<O['requestBody']>] extends [never]
  ? undefined
  : NonNullable<O['requestBody']> extends { content: { 'application/json': infer B } }
    ? B | Extract<O['requestBody'], undefined>
    : NonNullable<O['requestBody']> extends { content: { 'application/x-ndjson': infer L } }
      ? NdjsonLines<L>
      : undefined;

interface HasHeaders {
  readonly headers?: Readonly<Record<string, string>>;
}

type ReplyFor<Status, Response> = Response extends { content: { 'application/json': infer B } }
  ? HasHeaders & { readonly status: Status; readonly body: B }
  : Response extends { content: { 'application/x-ndjson': unknown } }
    ? HasHeaders & { readonly status: Status; readonly lines: AsyncIterable<string | Uint8Array> }
    : Response extends { content: Record<string, unknown> }
      ? never // problem documents are thrown, not returned
      : HasHeaders & { readonly status: Status; readonly body?: never };

/** One member per documented status that is not a problem. */
export type ReplyOf<O extends OperationShape> = {
  [S in keyof O['responses'] & number]: ReplyFor<S, O['responses'][S]>;
}[keyof O['responses'] & number];

/** The JSON body of one documented status. */
export type ResponseBodyOf<O extends OperationShape, Status extends keyof O['responses'] & number> =
  Extract<ReplyOf<O>, { status: Status }> extends { readonly body?: infer B } ? B : undefined;

export interface OperationInput<O extends OperationShape> {
  readonly params: { readonly path: PathOf<O>; readonly query: QueryOf<O>; readonly header: HeaderOf<O> };
  readonly body: BodyOf<O>;
  /** Of the body, in lower case and without parameters; '' without one. */
  readonly mediaType: string;
  readonly requestId: string;
  /** Path of the request, without its query; `instance` of a problem. */
  readonly path: string;
  /** Who asks, as RequestContext knows it. */
  readonly caller: string;
  /** Carries the request id. */
  readonly log: Logger;
  /** Aborted when the client goes away before the answer is complete. */
  readonly signal: AbortSignal;
}

/** Answers one operation. A thrown Problem is the answer as well; any other error goes through toProblem. */
export type Handler<O extends OperationShape> = (
  input: OperationInput<O>,
) => Promise<ReplyOf<O>> | ReplyOf<O>;

/** operationId to handler, one for every operation of the document that the kit does not serve itself. */
export type Routes<Operations> = {
  readonly [Id in keyof Operations]: Operations[Id] extends OperationShape ? Handler<Operations[Id]> : never;
};
