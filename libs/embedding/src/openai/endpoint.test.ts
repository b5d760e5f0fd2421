import { expect, test } from '@jest/globals';
import { authorization, embeddingsEndpoint } from './endpoint.ts';

test.each([
  ['http://localhost:11434', 'http://localhost:11434/v1/embeddings'],
  ['http://localhost:11434/', 'http://localhost:11434/v1/embeddings'],
  ['https://api.example.com/v1', 'https://api.example.com/v1/embeddings'],
  ['https://api.example.com/v1/', 'https://api.example.com/v1/embeddings'],
  ['https://gateway.example.com/llm', 'https://gateway.example.com/llm/v1/embeddings'],
])('%s', (baseUrl, endpoint) => {
  expect(embeddingsEndpoint(baseUrl).href).toBe(endpoint);
});

test.each([
  '',
  'localhost:11434',
  'file:///etc/passwd',
  'http://u:hunter2@host',
  'http://h/?k=hunter2',
  'http://h/#x',
])('refuses %j without quoting it', (baseUrl) => {
  expect(() => embeddingsEndpoint(baseUrl)).toThrow(TypeError);
  expect(() => embeddingsEndpoint(baseUrl)).not.toThrow(/hunter2/);
});

test('a key that no header can carry is refused without quoting it', () => {
  expect(authorization(undefined)).toEqual({});
  expect(authorization('s3cret')).toEqual({ authorization: 'Bearer s3cret' });
  expect(() => authorization('s3cret\n')).toThrow(TypeError);
  expect(() => authorization('s3cret\n')).not.toThrow(/s3cret/);
});
