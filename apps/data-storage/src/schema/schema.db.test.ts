import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import type { components } from '../generated/openapi.ts';

type Schema = components['schemas']['Schema'];

const service = useService();

const read = <Body = Schema>(query = '', headers: Record<string, string> = {}) =>
  service.client.call<Body>('getSchema', { query, headers });

/** The files that `since` names as later. */
async function changedSince(since: string): Promise<string[] | undefined> {
  const { status, body } = await read(`?since=${since}`);
  expect(status).toBe(200);
  return body.changes?.map(({ file }) => file);
}

test('tells fingerprint, catalog, head and every migration that was applied', async () => {
  const { status, headers, body } = await read();
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(body).toMatchObject({ database: 'current', fingerprint: body.catalog.fingerprint });
  expect(body.head).toEqual(body.migrations.at(-1));
  expect(body.head?.file).toBe(body.catalog.head);
  expect(body.migrations.map(({ version }) => version)).toEqual(body.migrations.map((_, i) => i + 1));
  expect(body.catalog.relations.map(({ name }) => name)).toContain('resource_action_traces');
  expect(body).not.toHaveProperty('changes');
});

test('since: what came after a migration or the fingerprint', async () => {
  const { body } = await read();
  const files = body.migrations.map(({ file }) => file);
  expect(await changedSince(body.catalog.head)).toEqual([]);
  expect(await changedSince(String(files.length))).toEqual([]);
  expect(await changedSince(body.fingerprint)).toEqual([]);
  expect(await changedSince('3')).toEqual(files.slice(3));
  expect(await changedSince('0003')).toEqual(files.slice(3));
  expect(await changedSince(files[2] ?? '')).toEqual(files.slice(3));
  expect(await changedSince('0')).toEqual(files);
});

test('the tag holds until a migration is applied', async () => {
  const { owner } = service.database;
  const first = await read();
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[\w-]{22}"$/);
  expect(await read('', { 'if-none-match': tag })).toMatchObject({ status: 304, body: '' });
  expect((await read('?since=3', { 'if-none-match': tag })).status).toBe(200);

  await sql`INSERT INTO schema_migrations (version, file, checksum, sql, duration_ms)
    SELECT version + 1, '9999_later.sql', checksum, sql, duration_ms FROM schema_migrations
    ORDER BY version DESC LIMIT 1`.execute(owner);
  const later = await read(`?since=${first.body.fingerprint}`, { 'if-none-match': tag });
  expect(later).toMatchObject({ status: 200, body: { database: 'ahead', head: { file: '9999_later.sql' } } });
  expect(later.body.changes).toEqual([later.body.head]);

  await sql`DELETE FROM schema_migrations WHERE version > ${first.body.migrations.length - 1}`.execute(owner);
  expect((await read('')).body.database).toBe('behind');
});

test.each([
  ['?since=1000', 'since', /no migration that was applied here; the newest is \d{4}_\w+\.sql/],
  ['?since=0003_other.sql', 'since', /no migration that was applied here/],
  [`?since=sha256:${'0'.repeat(64)}`, 'since', /another release; give the number of the migration/],
  ['?since=yesterday', 'since', /no migration that was applied here/],
  ['?since=', 'since', /./],
  ['?until=3', 'until', /./],
])('%s is refused', async (query, parameter, detail) => {
  const { status, body } = await read<ProblemBody>(query);
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
  expect(body.errors).toEqual([
    expect.objectContaining({ in: 'query', parameter, detail: expect.stringMatching(detail) }),
  ]);
});

describe('without its database', () => {
  test('503', async () => {
    const lost = await service.start({
      database: { connectionString: 'postgres://nobody@127.0.0.1:1/none' },
    });
    const answer = await lost.client.call<ProblemBody>('getSchema');
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporary-reduced-capacity' } });
  });
});
