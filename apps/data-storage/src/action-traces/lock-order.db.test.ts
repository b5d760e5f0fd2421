import { afterAll, expect, test } from '@jest/globals';
import { describeOnServer } from '@precedent/testing';
import { sql } from 'kysely';
import pg from 'pg';
import { useService } from '../../test/service.ts';
import { minimal } from '../../test/traces.ts';
import { until } from '../../test/until.ts';

/** Which advisory lock halts the insert of the action of that name. */
const HALT = 1;

describeOnServer('an action is sent twice while another moves it on', () => {
  // Registered before the database's own hook, so that it runs before the database is dropped.
  const sessions: pg.Client[] = [];
  afterAll(async () => {
    await Promise.all(sessions.map((session) => session.end()));
  });
  const service = useService({ database: { lockTimeoutMs: 30_000, statementTimeoutMs: 30_000 } });

  /** Sessions of anybody that wait for a lock. */
  async function waiting(): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(service.database.owner);
    return rows[0]?.n ?? -1;
  }

  /** A session that has, or comes to have, the lock which halts inserts; it lets go when it is told to. */
  async function halt() {
    const session = new pg.Client({ connectionString: service.database.ownerUrl });
    sessions.push(session);
    await session.connect();
    return {
      halted: session.query('select pg_advisory_lock($1)', [HALT]),
      release: () => session.query('select pg_advisory_unlock($1)', [HALT]),
    };
  }
  test('all are answered: nobody has the trace and waits for who has the history', async () => {
    const { owner } = service.database;
    await sql`create function halt() returns trigger language plpgsql as
      $$ begin if new.action_id = 'halted' then perform pg_advisory_xact_lock(1); end if; return new; end $$`.execute(
      owner,
    );
    await sql`create trigger halt before insert on resource_action_traces
      for each row execute function halt()`.execute(owner);
    const first = await service.client.create(minimal({ workflow_id: 'shared' }));
    const action = { ...minimal({ action_id: 'halted', workflow_id: 'shared' }), name: first.name };

    const before = await halt();
    await before.halted;
    const sent = service.client.post(action);
    await until(async () => (await waiting()) === 1);
    const again = service.client.post(action);
    await until(async () => (await waiting()) === 2);
    const after = await halt();
    await until(async () => (await waiting()) === 3);
    // The first one is stored. The second one, which began before, has the history, and is halted before the trace.
    await before.release();
    const { status, body } = await sent;
    expect(status).toBe(201);
    await after.halted;
    await until(async () => (await waiting()) === 1);
    const moved = service.client.patch(body.id, { execution_status: 'executing' });
    await until(async () => (await waiting()) === 2);
    await after.release();

    expect([await moved, await again].map((answer) => [answer.status, answer.body.id])).toEqual([
      [200, body.id],
      [200, body.id],
    ]);
    expect(await service.client.get(body.id)).toMatchObject({ execution_status: 'executing' });
  });
});
