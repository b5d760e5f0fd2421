import { expect, test } from '@jest/globals';
import type { DB } from '@precedent/schema';
import { describeOnServer } from '@precedent/testing';
import { sql, type Transaction } from 'kysely';
import { useService } from '../../test/service.ts';
import { minimal } from '../../test/traces.ts';
import { until } from '../../test/until.ts';
import { createTrace } from '../action-traces/create.command.ts';
import { readNewTrace } from '../action-traces/new-trace.ts';
import { Redactor } from '../redaction/redactor.ts';

describeOnServer('a history has the status of its latest attempt', () => {
  const service = useService({ database: { lockTimeoutMs: 60_000, statementTimeoutMs: 60_000 } });

  const attempt = (workflow_id: string, second: number, execution_status?: 'completed') =>
    minimal({
      name: 'shared',
      workflow_id,
      action_timestamp: `2026-11-24T01:51:0${second}Z`,
      ...(execution_status && { execution_status }),
    });

  /** Another writer, whose later attempt is committed only once a request waits for it. */
  async function whileLaterIsRecorded(workflow: string, request: () => Promise<unknown>): Promise<void> {
    const other = service.database.owner.transaction().execute(async (tx: Transaction<DB>) => {
      await tx
        .selectFrom('action_histories')
        .select('id')
        .where('workflow_id', '=', workflow)
        .forUpdate()
        .execute();
      const waiting = request();
      await until(async () => {
        const { rows } = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(service.database.owner);
        return rows.length === 1;
      });
      await createTrace(tx, readNewTrace(attempt(workflow, 9), new Redactor())).execute();
      // Not itself: the transaction would wait for it, and it for the transaction.
      return { waiting };
    });
    await (
      await other
    ).waiting;
  }

  const statusOf = async (workflow: string) =>
    (
      await service.database.owner
        .selectFrom('action_histories')
        .select('status')
        .where('workflow_id', '=', workflow)
        .execute()
    ).map(({ status }) => status);

  test('not of one that moved on while a later one was being recorded', async () => {
    const { id } = await service.client.create(attempt('moved', 1));
    await whileLaterIsRecorded('moved', () => service.client.update(id, { execution_status: 'completed' }));
    expect((await service.client.get(id)).execution_status).toBe('completed');
    expect(await statusOf('moved')).toEqual(['pending']);
  });

  test('not of one that is recorded late, alone or in a batch', async () => {
    for (const [workflow, send] of [
      ['late', (body) => service.client.create(body)],
      ['late-batch', (body) => service.client.call('createActionTraces', { body: { items: [body] } })],
    ] as [string, (body: ReturnType<typeof attempt>) => Promise<unknown>][]) {
      await service.client.create(attempt(workflow, 1));
      await whileLaterIsRecorded(workflow, () => send(attempt(workflow, 2, 'completed')));
      expect(await statusOf(workflow)).toEqual(['pending']);
    }
  });
});
