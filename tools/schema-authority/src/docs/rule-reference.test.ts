import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { RULE_DOCS } from '../report/rule-docs.ts';
import { PAGE, withRules } from './rule-reference.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const page = readFileSync(join(ROOT, PAGE), 'utf8');

test('the page has the rules as they are (npm run schema -- docs)', () => {
  expect(page).toBe(withRules(page));
});

test('every rule has a section that its entry in the table leads to', () => {
  for (const { id, title, example } of RULE_DOCS) {
    const link = new RegExp(`\\| \\[${id}\\]\\(#(.+?)\\) \\|`).exec(page)?.[1];
    const heading = `${id}: ${title}`;
    expect(page).toContain(`\n### ${heading}\n`);
    expect(link).toBe(
      heading
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(page).toContain(example.says);
  }
});

test('a page without the marks is refused, the rest of a page is left as it is', () => {
  expect(() => withRules('# A page')).toThrow('does not say where the rules belong');
  const [before = ''] = page.split('<!-- rules:');
  expect(withRules(page).startsWith(before)).toBe(true);
});

test('every rule of the linter is on the page, and no other', () => {
  const folder = join(ROOT, 'tools/schema-authority/src/lint');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('accepted'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const used = sources.flatMap((text) => [...text.matchAll(/(?:rule: |RULE = )'([a-z-]+)'/g)]);
  const [, table = ''] = /\| Rule +\| Says +\|\n(.*?)\n\n/s.exec(page) ?? [];
  const told = [...table.matchAll(/^\| `([a-z-]+)`/gm)];
  const names = (matches: readonly RegExpMatchArray[]) =>
    [...new Set(matches.map(([, name]) => name))].sort();
  expect(names(told)).toEqual(names(used));
});
