import { expect, test } from '@jest/globals';
import { HashingProvider, OpenAiProvider } from '@precedent/embedding';
import { embedInline } from './embed-inline.ts';

test('a local provider answers at once, with a vector parameter of 768 numbers', async () => {
  const vector = await embedInline(new HashingProvider(), { alert_name: 'KubePodCrashLooping' });
  expect(Buffer.from(vector ?? []).readInt16BE(0)).toBe(768);
  expect(vector).toHaveLength(4 + 768 * 4);
});

test('a text that holds nothing to embed has no vector', async () => {
  expect(await embedInline(new HashingProvider(), { alert_name: '\u0640' })).toBeNull();
});

test('a remote provider is not asked', async () => {
  const provider = new OpenAiProvider({ baseUrl: 'http://127.0.0.1:1', model: 'm' });
  expect(await embedInline(provider, { alert_name: 'KubePodCrashLooping' })).toBeNull();
});
