import type { FetchResponse, ParamsOption, RequestBodyOption } from 'openapi-fetch';
import type { MediaType, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { paths } from './generated/openapi.ts';

/** The questions; what the service tells about itself is for other programs. */
type Path<Method extends 'get' | 'post'> = PathsWithMethod<paths, Method> & `/api/${string}`;

/** A conditional request is answered by nothing (304), which only a cache of one's own could make something of. */
type Parameters<Operation> = Operation extends { parameters: infer Given }
  ? { parameters: Omit<Given, 'header' | 'cookie'> }
  : Operation;

/** What may go with a question. openapi-fetch lets properties pass that it does not know; this does not. */
type Options<Operation> = ParamsOption<Parameters<Operation>> &
  RequestBodyOption<Operation> & {
    /** Ends the request; the returned promise rejects with its reason. */
    readonly signal?: AbortSignal;
    readonly headers?: Readonly<Record<string, string>>;
  };

type Arguments<Operation> =
  RequiredKeysOf<Options<Operation>> extends never ? [Options<Operation>?] : [Options<Operation>];

type Answer<Operation extends Record<string | number, unknown>> = Promise<
  FetchResponse<Operation, object, MediaType>
>;

/**
 * Asks a Context API. Paths, parameters, bodies and answers are those of its OpenAPI document.
 *
 * Resolves to `{ data, response }`, or to `{ error, response }` when the service answered with a failure: a `Problem`.
 * Rejects when there was no such answer: `TimeoutError` or the reason of `signal` (a `DOMException`), `TypeError` when
 * the service could not be reached, `UnexpectedAnswerError` when something else answered in its place.
 */
export interface ContextClient {
  GET<P extends Path<'get'>>(path: P, ...options: Arguments<paths[P]['get']>): Answer<paths[P]['get']>;
  POST<P extends Path<'post'>>(path: P, ...options: Arguments<paths[P]['post']>): Answer<paths[P]['post']>;
}
