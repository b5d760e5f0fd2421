import { expect, test } from '@jest/globals';
import { stem } from './stem.ts';

test.each([
  [['restart', 'restarts', 'restarting', 'restarted'], 'restart'],
  [['expire', 'expires', 'expired', 'expiring'], 'expir'],
  [['stop', 'stops', 'stopped', 'stopping'], 'stop'],
  [['kill', 'kills', 'killed', 'killing'], 'kill'],
  [['certificate', 'certificates'], 'certificat'],
  [['process', 'processes', 'processing'], 'process'],
  [['retry', 'retries'], 'retry'],
  [['pod', 'pods'], 'pod'],
  [['crash', 'crashes', 'crashing'], 'crash'],
])('%j meet as %s', (words, expected) => {
  expect(words.map(stem)).toEqual(words.map(() => expected));
});

test.each(['status', 'access', 'dns', 'tls', 'string', 'disk', 'x509', '重启', 'ذاكرة'])(
  '%s stays',
  (word) => {
    expect(stem(word)).toBe(word);
  },
);
