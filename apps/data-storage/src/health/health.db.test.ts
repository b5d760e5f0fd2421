import { describe, expect, test } from '@jest/globals';
import { describeOnServer } from '@precedent/testing';
import { sql } from 'kysely';
import type { ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { minimal, vector } from '../../test/traces.ts';
import { until } from '../../test/until.ts';

interface Readiness {
  readonly status: string;
  readonly checks: Record<string, { status: string; reason?: string; found?: string; mend?: string[] }>;
}

describe('readiness', () => {
  const service = useService();

  test('ready on a migrated database', async () => {
    const answer = await service.client.call<Readiness>('getReadiness');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ready' } });
    const names = ['database', 'schema', 'server', 'durability', 'role', 'embeddings'];
    expect(answer.body.checks).toEqual(Object.fromEntries(names.map((name) => [name, { status: 'ok' }])));
  });

  test('a database that is behind is named with what to do; one that is ahead is served', async () => {
    const { owner } = service.database;
    await sql`UPDATE schema_migrations SET version = version + 1000, file = '1017_later.sql'
      WHERE version = (SELECT max(version) FROM schema_migrations)`.execute(owner);
    expect((await service.client.call('getReadiness')).status).toBe(200);

    await sql`DELETE FROM schema_migrations WHERE version > 1000`.execute(owner);
    const behind = await service.client.call<Readiness>('getReadiness');
    expect(behind).toMatchObject({ status: 503, body: { status: 'unavailable' } });
    expect(behind.body.checks['schema']).toEqual({
      status: 'failed',
      reason: expect.stringMatching(
        /^the database is at \d{4}_\w+\.sql, this build needs \d{4}_\w+\.sql: run migrate up$/,
      ),
    });

    await sql`DROP TABLE schema_migrations`.execute(owner);
    const empty = await service.client.call<Readiness>('getReadiness');
    expect(empty.body.checks['schema']?.reason).toMatch(/^the database has no migrations/);
  });

  test('verbose, it tells of traces with vectors of another model, and the command that mends it', async () => {
    await service.client.create(minimal({ embedding: vector(1), embedding_model: 'former' }));
    const { body } = await service.client.call<Readiness>('getReadiness', { query: '?verbose' });
    expect(body.checks['embeddings']).toMatchObject({
      status: 'ok',
      found: 'model hashing-v1; 0 traces wait for a vector; 1 traces have one of former',
      mend: ['npm run data-storage -- reembed'],
    });
    expect(body.checks['durability']).toMatchObject({ found: 'synchronous_commit is on' });
    expect(body.checks['server']?.found).toMatch(/^PostgreSQL \d+.*, pgvector 0\.\d+/);
  });

  test('describes itself, and answers a path it does not have with a problem', async () => {
    const answer = await service.client.call<{ info: { title: string } }>('getOpenApi');
    expect(answer).toMatchObject({ status: 200, body: { info: { title: 'Precedent Data Storage' } } });
    expect((await service.client.call('getDocs')).status).toBe(200);
    const unknown = await fetch(`${service.url}/api/v1/nothing`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ code: 'unknown-route', instance: '/api/v1/nothing' });
  });

  test('liveness asks nobody', async () => {
    expect(await service.client.call('getLiveness')).toMatchObject({
      status: 200,
      body: { status: 'alive' },
    });
  });
});

describe('without a database', () => {
  const service = useService();

  test('not ready, alive, and every request a problem that says to try again', async () => {
    const lost = await service.start({
      database: { connectionString: 'postgres://nobody@127.0.0.1:1/none' },
    });
    const readiness = await lost.client.call<Readiness>('getReadiness');
    expect(readiness.status).toBe(503);
    expect(readiness.body.checks['database']).toEqual({
      status: 'failed',
      reason: 'the database does not answer',
    });
    expect((await lost.client.call('getLiveness')).status).toBe(200);

    for (const answer of [
      await lost.client.post<ProblemBody>(minimal()),
      await lost.client.call<ProblemBody>('getActionTrace', { id: 1 }),
      await lost.client.patch<ProblemBody>(1, { execution_status: 'failed', execution_error: 'why' }),
    ]) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'temporary-reduced-capacity' } });
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|nobody|ECONN/);
    }
    const { body } = await lost.client.call<string>('getMetrics');
    expect(body).toMatch(/^embedding_backlog(\{.*\})? Nan$/m);
  });
});

describeOnServer('a server on which writes could be lost', () => {
  const service = useService();

  test('is not ready; all that is wrong is told at once, with the commands that mend it', async () => {
    const { owner, writerUrl } = service.database;
    const login = new URL(writerUrl).username;
    const name = new URL(writerUrl).pathname.slice(1);
    await sql`ALTER DATABASE ${sql.ref(name)} SET synchronous_commit = off`.execute(owner);
    await sql`REVOKE INSERT ON action_histories FROM precedent_writer`.execute(owner);
    const started = await service.start();
    const answer = await started.client.call<Readiness>('getReadiness', { query: '?verbose' });
    expect(answer.status).toBe(503);
    expect(answer.body.checks).toMatchObject({
      durability: {
        status: 'failed',
        reason: 'synchronous_commit is off: a write that was acknowledged could be lost in a crash',
        mend: [
          `ALTER DATABASE "${name}" SET synchronous_commit = on;`,
          `ALTER ROLE "${login}" SET synchronous_commit = on;`,
        ],
      },
      role: { status: 'failed', reason: 'the role lacks INSERT on action_histories' },
      server: { status: 'ok' },
    });
    await sql`GRANT INSERT ON action_histories TO precedent_writer`.execute(owner);
    await sql`ALTER DATABASE ${sql.ref(name)} SET synchronous_commit = on`.execute(owner);
    const mended = await service.start();
    expect((await mended.client.call('getReadiness')).status).toBe(200);
  });
});

describeOnServer('a database in trouble', () => {
  const service = useService({ database: { statementTimeoutMs: 300, lockTimeoutMs: 5_000 } });

  test('a statement that is stopped at its limit is 504, and nothing is stored', async () => {
    const attempt = minimal({ workflow_id: 'locked' });
    await service.client.create(attempt);
    const before = await service.counts();
    const answer = await service.database.owner.transaction().execute(async (tx) => {
      await tx.selectFrom('action_histories').select('id').forUpdate().execute();
      return service.client.post<ProblemBody>(attempt);
    });
    expect(answer).toMatchObject({ status: 504, body: { code: 'query-timeout' } });
    expect(await service.counts()).toEqual(before);
    expect(await service.client.create(attempt)).toMatchObject({ workflow_id: 'locked' });
  });

  test('connections that are cut cost one request at most', async () => {
    await service.client.create(minimal());
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'data-storage-test'`.execute(
      service.database.owner,
    );
    await until(async () => (await service.client.post(minimal())).status === 201);
    expect((await service.client.call('getReadiness')).status).toBe(200);
  });

  test('a schema that is not the one of this build is 503 and named', async () => {
    await sql`ALTER TABLE resource_action_traces RENAME COLUMN environment TO env`.execute(
      service.database.owner,
    );
    const answer = await service.client.post<ProblemBody>(minimal());
    expect(answer).toMatchObject({ status: 503, body: { code: 'schema-incompatible' } });
    await sql`ALTER TABLE resource_action_traces RENAME COLUMN env TO environment`.execute(
      service.database.owner,
    );
    await service.client.create(minimal());
  });

  test('a missing privilege is 500 without a word about it', async () => {
    await sql`REVOKE INSERT ON resource_action_traces FROM precedent_writer`.execute(service.database.owner);
    const answer = await service.client.post<ProblemBody>(minimal());
    await sql`GRANT INSERT ON resource_action_traces TO precedent_writer`.execute(service.database.owner);
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/permission|resource_action_traces/);
  });
});
