import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { useService } from '../../test/service.ts';
import { minimal } from '../../test/traces.ts';

const service = useService();

/** How far the log is beyond a position, in bytes. */
async function bytesBeyond(lsn: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select (pg_current_wal_insert_lsn() - ${lsn}::pg_lsn)::float8 as bytes`.execute(service.database.owner);
  return rows[0]?.bytes ?? Number.NaN;
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${service.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const positionOf = (response: Response) => response.headers.get('precedent-lsn') ?? '';

test('every write is answered with a position behind its commit, a repeated answer with a later one', async () => {
  const { rows } = await sql<{ lsn: string }>`select pg_current_wal_insert_lsn()::text as lsn`.execute(
    service.database.owner,
  );
  const start = await bytesBeyond(rows[0]?.lsn ?? '');
  const key = { 'idempotency-key': 'position' };
  const trace = minimal();
  const first = await post('/api/v1/action-traces', trace, key);
  expect(first.status).toBe(201);
  expect(positionOf(first)).toMatch(/^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/);
  expect(await bytesBeyond(positionOf(first))).toBeGreaterThanOrEqual(0);
  expect(start).toBeGreaterThanOrEqual(0);

  const batch = await post('/api/v1/action-traces/batch', { items: [minimal(), minimal()] });
  expect([batch.status, positionOf(batch)]).toEqual([200, expect.stringContaining('/')]);
  const again = await post('/api/v1/action-traces', trace, key);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  const between = await sql<{ after: boolean }>`
    select ${positionOf(again)}::pg_lsn >= ${positionOf(batch)}::pg_lsn as after`.execute(
    service.database.owner,
  );
  expect(between.rows).toEqual([{ after: true }]);
});

test('what is refused or only read has none', async () => {
  const refused = await post('/api/v1/action-traces', { nonsense: true });
  expect([refused.status, positionOf(refused)]).toEqual([400, '']);
  const read = await fetch(`${service.url}/api/v1/action-traces/1`);
  expect(positionOf(read)).toBe('');
});
