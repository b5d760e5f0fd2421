import { expect, test } from '@jest/globals';
import { createEmbeddingProvider } from './choose-provider.ts';
import { HashingProvider } from './hashing-provider.ts';
import { OpenAiProvider } from './openai-provider.ts';

test('gives the provider that is asked for', () => {
  const hashing = createEmbeddingProvider({ provider: 'hashing' });
  expect(hashing).toBeInstanceOf(HashingProvider);
  expect(hashing.local).toBe(true);
  const remote = createEmbeddingProvider({
    provider: 'openai',
    baseUrl: 'http://localhost:11434',
    model: 'nomic-embed-text',
  });
  expect(remote).toBeInstanceOf(OpenAiProvider);
  expect(remote).toMatchObject({ model: 'nomic-embed-text', dimensions: 768, local: false });
});
