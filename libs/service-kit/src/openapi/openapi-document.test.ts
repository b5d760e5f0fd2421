import { describe, expect, test } from '@jest/globals';
import { shelfDocument } from '../../test/shelf.ts';
import { OpenApiDocument, loadOpenApi } from './openapi-document.ts';

const response = { 200: { description: 'ok' } };

function withOperation(operation: object, path = '/a'): () => OpenApiDocument {
  return () => new OpenApiDocument({ openapi: '3.1.0', paths: { [path]: { get: operation } } });
}

describe('a usable document', () => {
  const document = shelfDocument();

  test('has its operations by id', () => {
    expect([...document.operations.keys()].sort()).toEqual([
      'createItem',
      'createItems',
      'deleteItem',
      'exportItems',
      'getItem',
      'getLiveness',
      'importItems',
      'listItems',
      'searchItems',
    ]);
    expect(document.operation('getItem')).toMatchObject({
      method: 'get',
      path: '/items/{id}',
      servedByKit: false,
    });
    expect(document.operation('getLiveness').servedByKit).toBe(true);
  });

  test('an operation has the parameters of its path', () => {
    const [id] = document.operation('deleteItem').parameters;
    expect(id).toMatchObject({ name: 'id', in: 'path', required: true, type: 'integer', array: false });
  });

  test('asking for an unknown operation fails', () => {
    expect(() => document.operation('nothing')).toThrow('no operation nothing');
  });
});

describe('an unusable document is refused with its place', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['another version', () => new OpenApiDocument({ openapi: '3.0.3' }), /not an OpenAPI 3\.1 document/],
    ['not an object', () => new OpenApiDocument('x'), /not an OpenAPI 3\.1 document/],
    ['no operationId', withOperation({ responses: response }), /get \/a has no operationId/],
    [
      'a reference that leads nowhere',
      withOperation({ operationId: 'a', parameters: [{ $ref: '#/components/parameters/Q' }] }),
      /operation a: the reference #\/components\/parameters\/Q leads nowhere/,
    ],
    [
      'a reference to elsewhere',
      withOperation({ operationId: 'a', parameters: [{ $ref: 'other.yaml#/Q' }] }),
      /refers outside the document/,
    ],
    [
      'an object parameter',
      withOperation({
        operationId: 'a',
        parameters: [{ name: 'q', in: 'query', schema: { type: 'object' } }],
      }),
      /parameter q needs a scalar type/,
    ],
    [
      'a cookie parameter',
      withOperation({
        operationId: 'a',
        parameters: [{ name: 'q', in: 'cookie', schema: { type: 'string' } }],
      }),
      /parameter q is in cookie, which is not supported/,
    ],
    [
      'another style',
      withOperation({
        operationId: 'a',
        parameters: [
          { name: 'q', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
        ],
      }),
      /only the default style/,
    ],
    [
      'a body of another type',
      withOperation({ operationId: 'a', requestBody: { content: { 'text/plain': { schema: {} } } } }),
      /operation a: its request body is described neither as JSON nor/,
    ],
    [
      'two operations of one id',
      () =>
        new OpenApiDocument({
          openapi: '3.1.0',
          paths: { '/a': { get: { operationId: 'x' }, put: { operationId: 'x' } } },
        }),
      /two operations x/,
    ],
    [
      'a missing file',
      () => loadOpenApi(new URL('file:///nowhere/openapi.yaml')),
      /^\/nowhere\/openapi\.yaml /,
    ],
  ])('%s', (_name, load, message) => {
    expect(load).toThrow(message);
  });
});

test('an unusable schema is refused with its place when it is compiled, at the latest when it is used', () => {
  const parameters = [{ name: 'q', in: 'query', schema: { type: 'string', minLen: 1 } }];
  const document = withOperation({ operationId: 'a', parameters })();
  const message = /^the schema at #\/paths\/~1a\/get\/parameters\/0\/schema: .*minLen/;
  expect(() => document.compile()).toThrow(message);
  expect(() => document.operation('a').parameters[0]?.validate('x')).toThrow(message);
});

describe('validateResponse', () => {
  const document = shelfDocument();
  const json = 'application/json; charset=utf-8';

  test.each<[string, number, string | undefined, unknown, string[]]>([
    ['getItem', 200, json, { id: 1, name: 'a' }, []],
    ['getItem', 200, json, { id: 1 }, ['getItem 200: /name is required']],
    ['getItem', 200, json, { id: 1, name: 'a', extra: 1 }, ['getItem 200: /extra is not a known property']],
    ['getItem', 200, 'text/html', '', ['getItem 200: the content type text/html is not documented']],
    ['getItem', 200, undefined, undefined, ['getItem 200: a body is documented, none came']],
    ['getItem', 418, json, {}, ['getItem 418: the status is not documented']],
    ['deleteItem', 204, undefined, undefined, []],
    ['deleteItem', 204, json, {}, ['deleteItem 204: the content type application/json is not documented']],
    ['createItem', 409, 'application/problem+json', {}, expect.any(Array) as unknown as string[]],
  ])('%s %i %s', (operationId, status, contentType, body, faults) => {
    expect(document.validateResponse(operationId, status, contentType, body)).toEqual(faults);
  });

  test('a problem is checked through the default response', () => {
    const faults = document.validateResponse('createItem', 409, 'application/problem+json', { type: 't' });
    expect(faults).toContain('createItem 409: /request_id is required');
  });
});
