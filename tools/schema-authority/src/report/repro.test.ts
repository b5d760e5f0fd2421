import { expect, test } from '@jest/globals';
import { BASE, finding } from '../../test/sample-report.ts';
import { repro } from './repro.ts';

test('a finding is reproduced by its rule, its object and its query', () => {
  expect(repro(finding(), BASE)).toBe(
    'npm run schema -- check --base a1b2c3d4e5f6 --rule SA004 --object resource_action_traces.alert_name ' +
      '--only context-api/incidents.list',
  );
});

test('a finding about no query names none', () => {
  const words = repro(finding({ rule: 'SA009', object: '0001_a.sql', consumer: null, query: null }), BASE);
  expect(words).toBe('npm run schema -- check --base a1b2c3d4e5f6 --rule SA009 --object 0001_a.sql');
});

test('an object that is no plain word is quoted for the shell', () => {
  const words = repro(finding({ object: "f(text, 'x')", query: null }), BASE);
  expect(words).toContain(String.raw`--object 'f(text, '\''x'\'')'`);
});
