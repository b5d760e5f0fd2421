import { type operations } from '../../test/generated/openapi.ts';
import { type NdjsonLines } from '../ndjson/read-ndjson.ts';
import {
  type BodyOf,
  type Handler,
  type QueryOf,
  type ReplyOf,
  type ResponseBodyOf,
  type Routes,
} from './operation-types.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const assertType = <T extends true>(..._proof: T[]): void => undefined;

assertType<Equal<QueryOf<operations['listItems']>['limit'], number | undefined>>();
assertType<Equal<QueryOf<operations['getItem']>, Record<never, never>>>();
assertType<Equal<BodyOf<operations['getItem']>, undefined>>();
assertType<Equal<BodyOf<operations['createItem']>['name'], string>>();
assertType<Equal<undefined extends BodyOf<operations['searchItems']> ? true : false, true>>();
assertType<Equal<ReplyOf<operations['getItem']>['status'], 200>>();
assertType<Equal<ReplyOf<operations['deleteItem']>['status'], 204>>();
assertType<Equal<ResponseBodyOf<operations['getItem'], 200>, { id: number; name: string }>>();

assertType<
  Equal<
    BodyOf<operations['importItems']>,
    NdjsonLines<operations['createItem']['requestBody']['content']['application/json']>
  >
>();

export const streamed: Handler<operations['exportItems']> = () => ({
  status: 200,
  lines: (async function* () {
    yield '{}';
  })(),
});

// @ts-expect-error an operation that answers with lines has no body
export const notStreamed: Handler<operations['exportItems']> = () => ({ status: 200, body: [] });

export const good: Handler<operations['getItem']> = ({ params }) => ({
  status: 200,
  body: { id: params.path.id, name: 'a' },
});

export const late: Handler<operations['deleteItem']> = async () => ({ status: 204 });

// @ts-expect-error a documented property is missing
export const incomplete: Handler<operations['getItem']> = () => ({ status: 200, body: { id: 1 } });

// @ts-expect-error the status is not documented
export const undocumented: Handler<operations['deleteItem']> = () => ({ status: 202 });

// @ts-expect-error a problem is thrown, not returned
export const returned: Handler<operations['getItem']> = () => ({ status: 404, body: {} });

// @ts-expect-error 204 has no body
export const withBody: Handler<operations['deleteItem']> = () => ({ status: 204, body: {} });

export const noSuchParameter: Handler<operations['listItems']> = ({ params }) => ({
  status: 200,
  // @ts-expect-error the operation has no such parameter
  body: { items: [{ id: params.query.offset, name: '' }] },
});

// @ts-expect-error an operation is missing
export const missing: Routes<Pick<operations, 'getItem' | 'deleteItem'>> = { getItem: good };

export const extra: Routes<Pick<operations, 'getItem'>> = {
  getItem: good,
  // @ts-expect-error there is no such operation
  fetchItem: good,
};
