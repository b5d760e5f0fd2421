import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { RULES } from '../rules/rules.ts';
import { CHANGE_RULE_DOCS } from './change-rule-docs.ts';
import { RULE_DOCS } from './rule-docs.ts';

const SOURCES = join(import.meta.dirname, '..');

test('every rule that compares schemas has its documentation, and no other has', () => {
  expect(Object.keys(CHANGE_RULE_DOCS).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('every rule id that the sources use is documented', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const used = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('rule-docs'))
    .flatMap((file) => readFileSync(join(SOURCES, file), 'utf8').match(/\bSA\d{3}\b/g) ?? []);
  const ids = [...new Set(used)].sort();
  expect(RULE_DOCS.map(({ id }) => id)).toEqual(ids);
});

test('every rule says why it matters and what to do, in sentences', () => {
  for (const { id, title, why, remedy, example, classes } of RULE_DOCS) {
    expect([id, why.at(-1), remedy.at(-1)]).toEqual([id, '.', '.']);
    expect(title).toMatch(/^[a-zA-Z]/);
    expect(example.says).not.toBe('');
    expect(classes).not.toEqual([]);
  }
});
