import { describe, expect, test } from '@jest/globals';
import { OpenApiDocument } from '@precedent/service-kit';
import { answerFaults, type SentAnswer } from './answer-faults.ts';
import { compareAnswers } from './compare-answers.ts';
import { findOperation } from './find-operation.ts';

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const document = new OpenApiDocument({
  openapi: '3.1.0',
  info: { title: 'Shelf', version: '1' },
  paths: {
    '/items/{id}': {
      get: {
        operationId: 'getItem',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: {
          200: { content: { 'application/json': { schema: { type: 'integer' } } } },
          304: {},
          default: { content: problem },
        },
      },
    },
    '/items/all': {
      get: {
        operationId: 'exportItems',
        responses: { 200: { content: { 'application/x-ndjson': { schema: { type: 'integer' } } } } },
      },
    },
  },
  components: { schemas: { Problem: { type: 'object', required: ['code'] } } },
});
const json = (status: number, text: string, contentType = 'application/json'): SentAnswer => ({
  status,
  contentType,
  text,
});

describe('the operation of a request', () => {
  test.each([
    ['GET', '/items/7?a=/b', 'getItem'],
    ['GET', '/items/all', 'exportItems'],
    ['POST', '/items/all', undefined],
    ['GET', '/items/7/parts', undefined],
    ['GET', '/items/', undefined],
  ])('%s %s', (method, url, id) => {
    expect(findOperation(document, method, url)?.id).toBe(id);
  });
});

describe('an answer', () => {
  const faults = (method: string, url: string, answer: SentAnswer) =>
    answerFaults(document, findOperation(document, method, url), answer);

  test('that is documented has no fault', () => {
    expect(faults('GET', '/items/7', json(200, '7', 'application/json; charset=utf-8'))).toEqual([]);
    expect(faults('GET', '/items/7', { status: 304, contentType: undefined, text: '' })).toEqual([]);
    expect(faults('GET', '/items/7', json(404, '{"code":"x"}', 'application/problem+json'))).toEqual([]);
    expect(faults('GET', '/items/all', json(200, '1\n2\n', 'application/x-ndjson'))).toEqual([]);
    expect(faults('PUT', '/items/7', json(405, '{"code":"x"}', 'application/problem+json'))).toEqual([]);
  });

  test.each([
    ['a body', 'GET', '/items/7', json(200, '"7"'), 'getItem 200: the body must be an integer, not a string'],
    [
      'a line',
      'GET',
      '/items/all',
      json(200, '1\n"2"\n', 'application/x-ndjson'),
      'exportItems 200: the body must be an integer, not a string',
    ],
    ['a status', 'GET', '/items/all', json(201, '7'), 'exportItems 201: the status is not documented'],
    [
      'a content type',
      'GET',
      '/items/7',
      json(200, '7', 'text/plain'),
      'getItem 200: the content type text/plain is not documented',
    ],
    [
      'what is no problem',
      'GET',
      '/nothing',
      json(404, 'Not found', 'text/plain'),
      '404: an unknown request is answered with text/plain',
    ],
    [
      'an incomplete problem',
      'GET',
      '/nothing',
      json(404, '{}', 'application/problem+json'),
      '/code is required',
    ],
  ])('is refused for %s', (_, method, url, answer, fault) => {
    expect(faults(method, url, answer)).toEqual([fault]);
  });
});

test('what no test got is named, service by service; `default` names no status', () => {
  const answered = [
    { service: 'shelf', operation: 'GET /items/{id}', status: 200 },
    { service: 'shelf', operation: 'GET /items/{id}', status: 404 },
    { service: 'other', operation: 'GET /items/{id}', status: 304 },
  ];
  expect(compareAnswers('shelf', document, answered)).toEqual({
    service: 'shelf',
    documented: 3,
    missing: ['GET /items/{id} 304', 'GET /items/all 200'],
  });
});
