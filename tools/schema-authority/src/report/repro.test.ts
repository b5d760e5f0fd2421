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

test('findings that differ only in place or words are told apart by them', () => {
  const lint = { rule: 'SA011', object: 'notes', consumer: null, query: null };
  const first = finding({ ...lint, migration: 'a.sql:3', message: 'comment-missing: notes has no comment' });
  const beside = finding({ ...lint, migration: 'a.sql:3', message: "owner-missing: notes is nobody's" });
  const below = finding({ ...lint, migration: 'a.sql:9', message: 'comment-missing: notes has no comment' });
  const plain = 'npm run schema -- check --base a1b2c3d4e5f6 --rule SA011 --object notes';
  expect(repro(first, BASE, [first])).toBe(plain);
  expect(repro(first, BASE, [first, below])).toBe(`${plain} --at a.sql:3`);
  expect(repro(first, BASE, [first, beside])).toBe(`${plain} --says 'comment-missing: notes has no comment'`);
  expect(repro(below, BASE, [first, beside, below])).toBe(`${plain} --at a.sql:9`);
});
