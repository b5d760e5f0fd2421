import { expect, test } from '@jest/globals';
import { isAtLeast, requiredVersion } from './required-version.ts';

test.each([
  ['1.4.2', 'major', '2.0.0'],
  ['1.4.2', 'minor', '1.5.0'],
  ['1.4.2', 'patch', '1.4.3'],
  ['1.4.2', 'none', '1.4.2'],
] as const)('%s with a %s change becomes at least %s', (base, bump, required) => {
  expect(requiredVersion(base, bump)).toBe(required);
});

test.each([
  ['1.5.0', '1.5.0', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.9.9', true],
  ['1.4.9', '1.5.0', false],
  ['0.9.9', '1.0.0', false],
])('%s is at least %s: %s', (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected);
});

test('what is no version is refused', () => {
  expect(() => requiredVersion('1.4', 'minor')).toThrow('"1.4" is no version');
});
