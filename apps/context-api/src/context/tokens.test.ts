import { expect, test } from '@jest/globals';
import { jsonTokens } from './tokens.ts';

const OUTCOME = {
  action_type: 'increase_memory_limit',
  scope: 'this_resource',
  tried: 15,
  succeeded: 14,
  failed: 1,
  rolled_back: 0,
  rate: 0.933333,
  rate_low: 0.701834,
  rate_high: 0.988115,
  median_duration_ms: 41250,
  p90_duration_ms: 118400,
  last_used: '2026-11-24T03:29:23.123456Z',
};

// The larger of what the tokenizers o200k_base and cl100k_base make of it.
test.each([
  [OUTCOME, 90],
  [{ name: 'payments-api-7d9f8b6c5-x2k4q' }, 21],
  [{ id: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }, 47],
  ['5f0e7a52-6f0c-4c58-9d2e-3c2b9a1f7d11', 35],
  ['警报：磁盘已满，请检查', 17],
  ['🔥🚀💥🔥', 13],
  ['"\\'.repeat(40), 81],
  ['qwpoeirutzmxncbvlaksjdhfgqpwoeiruty', 20],
  ['Недостаточно памяти на узле', 16],
  ['Überlauf des Speichers in größeren Knoten', 14],
])('%j costs about as much as tokenizers say: %i', (value, tokens) => {
  expect(jsonTokens(value)).toBeGreaterThanOrEqual(tokens);
  expect(jsonTokens(value)).toBeLessThanOrEqual(tokens * 1.6);
});

test('JSON has a token for each 3.2 bytes at least', () => {
  expect(jsonTokens('a'.repeat(6) + ' '.repeat(318))).toBe(Math.ceil(326 / 3.2));
});
