import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { finding } from '../../test/sample-report.ts';
import { contentHash, halves } from './content.ts';
import { entriesYaml, entryFor } from './entry.ts';
import { parseOverrides } from './read-overrides.ts';

const PACKAGE = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(PACKAGE, 'schema-overrides.schema.json'), 'utf8')) as object;
const said = { reason: 'Nobody reads it any more.', issue: '#12', expires: '2026-01-31', approver: '@owner' };
const entry = entryFor(finding(), contentHash('DROP', ['SELECT 1']), said);
const file = (...entries: readonly object[]) => `overrides:\n${entriesYaml(entries as (typeof entry)[])}`;
const parse = (text: string) => () => parseOverrides(text, schema);

test('the committed file is in its form', () => {
  const text = readFileSync(join(PACKAGE, '../../schema-overrides.yml'), 'utf8');
  expect(parse(text)()).toBeInstanceOf(Array);
});

test('a printed entry can be read again, with its line', () => {
  const text = `# why\n${file(entry, { ...entry, object: 'x.y' })}`;
  expect(parse(text)()).toEqual([
    { ...entry, line: 3 },
    { ...entry, object: 'x.y', line: 11 },
  ]);
});

test('what a person must say cannot be left out', () => {
  for (const field of ['reason', 'issue', 'expires', 'approver'] as const) {
    expect(parse(file({ ...entry, [field]: '' }))).toThrow(`schema-overrides.yml:2: /overrides/0/${field}`);
  }
});

test.each([
  [{ ...entry, expires: '2026-13-01' }, '/overrides/0/expires'],
  [{ ...entry, content: 'sha256:abc' }, '/overrides/0/content'],
  [{ ...entry, query: 'incidents.list' }, '/overrides/0/query'],
  [{ ...entry, until: 'forever' }, 'must NOT have additional properties'],
])('refuses %j', (changed, fault) => {
  expect(parse(file(changed))).toThrow(fault);
});

test('refuses text that is no YAML, another document, and an entry that is there twice', () => {
  expect(parse('overrides: [')).toThrow(/^schema-overrides\.yml:1: /);
  expect(parse('[]')).toThrow('must be object');
  expect(parse(file(entry, entry))).toThrow(
    'schema-overrides.yml:10: SA004 resource_action_traces.alert_name is there twice',
  );
});

test('the content hash tells the statement from the query, and disregards order and outer space', () => {
  const content = contentHash('DROP TABLE a', ['SELECT 1', 'SELECT 2']);
  expect(contentHash(' DROP TABLE a\n', ['SELECT 2', 'SELECT 1', 'SELECT 1'])).toBe(content);
  expect(halves(contentHash('DROP TABLE b', ['SELECT 1', 'SELECT 2'])).query).toBe(halves(content).query);
  expect(halves(contentHash('DROP TABLE a', [])).statement).toBe(halves(content).statement);
  expect(contentHash('DROP TABLE b', [])).not.toBe(contentHash('DROP TABLE a', []));
});
