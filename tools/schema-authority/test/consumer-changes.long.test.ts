import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { check, useWorkspaceCopy } from './checked-copy.ts';

const copy = useWorkspaceCopy();
const QUERY = 'apps/context-api/src/incidents/get.query.ts';
afterEach(() => copy().restore());

/** Changes the text of the query that gets an incident. */
async function edit(from: string, to: string): Promise<void> {
  const file = join(copy().root, QUERY);
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

test('a fragment of SQL that names a column that is nowhere is refused once, whatever variants the query has', async () => {
  await edit('.select(columns)', ".select(columns).select(sql`t.nowhere`.as('nowhere'))");
  const { exitCode, report } = await check(copy());
  expect(exitCode).toBe(1);
  expect(report).toMatchObject({ status: 'breaking', bump: 'none' });
  expect(report.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    {
      rule: 'SA001',
      class: 'query',
      query: 'incidents.get',
      source: expect.stringMatching(/^apps\/context-api\/src\/incidents\/get\.query\.ts:\d+$/),
      postgres: '42703 column t.nowhere does not exist',
    },
  ]);
}, 120_000);

test.each([
  ['.select(columns)', '.select(columns) ]', /^schema: context-api cannot be loaded: .*get\.query\.ts:\d+: /],
  [
    'columnsFor(shown)',
    'columnsFor(hidden)',
    /^schema: .*get\.query\.ts:\d+: query incidents\.get \(plain\) does not compile: hidden is not defined/,
  ],
])(
  'a source that cannot be loaded is named: %s → %s',
  async (from, to, said) => {
    await edit(from, to);
    const { exitCode, stderr } = await copy().schema('check', '--base', 'HEAD');
    expect(stderr).toMatch(said);
    expect(exitCode).toBe(2);
  },
  120_000,
);

test('a consumer that is removed runs until then: what breaks it in the same change is refused', async () => {
  await rm(join(copy().root, 'apps/context-api'), { recursive: true });
  await copy().migration(
    '0901_created_at.sql',
    '-- Nobody reads it any more.\nREVOKE SELECT (created_at) ON resource_action_traces FROM precedent_reader;\n',
  );
  const { exitCode, report } = await check(copy());
  expect(exitCode).toBe(1);
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      rule: 'SA006',
      consumer: 'context-api',
      query: 'incidents.get',
      object: 'resource_action_traces.created_at',
    }),
  );
}, 120_000);
