import { invalidRequest, Problem, type Check, type Handler, type Registry } from '@precedent/service-kit';
import type { Dependencies } from '../../action-traces/dependencies.ts';
import { readNewTrace } from '../../action-traces/new-trace.ts';
import { recordTrace } from '../../action-traces/record-trace.ts';
import { updateTrace } from '../../action-traces/update.command.ts';
import { withVector } from '../../embeddings/embed-inline.ts';
import type { components, operations } from '../../generated/openapi.ts';
import { alertTrace } from './alert-trace.ts';
import { type AlertmanagerMetrics } from './alertmanager-metrics.ts';

type Alert = components['schemas']['AlertmanagerAlert'];
type Result = components['schemas']['AlertResult'];

/** What the webhook needs besides. */
export interface AlertmanagerOptions extends Dependencies {
  readonly metrics: Registry;
  /** Cluster of alerts without a label `cluster`. */
  readonly defaultCluster: string;
}

/**
 * POST /api/v1/adapters/alertmanager. Alertmanager drops a notification that is answered with 4xx and repeats one that
 * is answered with 5xx. So an alert that cannot be recorded never makes its group be refused, and a database that
 * cannot take any of it makes Alertmanager send all of it again, which changes nothing that was recorded.
 */
export function receiveAlerts(
  options: Omit<AlertmanagerOptions, 'metrics'>,
  metrics: AlertmanagerMetrics,
  checkAlert: Check,
  checkTrace: Check,
): Handler<operations['receiveAlerts']> {
  return async ({ body, path, requestId, log }) => {
    const results: Result[] = [];
    for (const [index, given] of body.alerts.entries()) {
      results.push(await receive(given as Alert, index));
    }
    for (const { result } of results) metrics.alerts.inc({ result });
    const truncated = body.truncatedAlerts ?? 0;
    metrics.truncated.inc(truncated);
    if (truncated > 0) log.warn({ truncated }, 'Alertmanager left alerts out of a notification');
    const count = (result: Result['result']) => results.filter((one) => one.result === result).length;
    const counts = { opened: count('opened'), closed: count('closed'), unchanged: count('unchanged') };
    return { status: 200, body: { results, ...counts, refused: count('refused') } };

    async function receive(alert: Alert, index: number): Promise<Result> {
      try {
        throwFaults(checkAlert(alert));
        const trace = alertTrace(alert, body.groupKey, options.defaultCluster);
        throwFaults(checkTrace(trace));
        return await record(options, trace);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 400) throw error;
        log.warn({ alert: index, code: error.code }, 'an alert could not be recorded');
        const problem = invalidRequest(
          (error.errors ?? []).map((fault) => ({
            ...fault,
            pointer: `/alerts/${index}${fault.pointer ?? ''}`,
          })),
        ).toDocument({ instance: path, requestId });
        return { result: 'refused', problem: problem as components['schemas']['Problem'] };
      }
    }
  };
}

function throwFaults(faults: ReturnType<Check>): void {
  if (faults.length > 0) throw invalidRequest(faults.map((fault) => ({ in: 'body', ...fault })));
}

/** What an alert says later of the same firing is not compared: its texts change while it fires. */
async function record(options: Dependencies, body: components['schemas']['NewActionTrace']): Promise<Result> {
  const { database, provider, embeddingQueue, redactor } = options;
  const trace = await withVector(provider, readNewTrace(body, redactor));
  const row = await recordTrace(options, trace);
  const ends = trace.execution_status === 'completed';
  if (row.created) {
    if (trace.embedding === null) embeddingQueue.wake(row.id);
    return { result: ends ? 'closed' : 'opened', action_trace_id: row.id };
  }
  if (!ends) return { result: 'unchanged', action_trace_id: row.id };
  const update = {
    id: row.id,
    execution_status: 'completed' as const,
    execution_start_time: null,
    execution_end_time: trace.execution_end_time,
    execution_duration_ms: null,
    execution_error: null,
    embedding: null,
    model: provider.model,
  };
  const after = await database.single((db) => updateTrace(db, update).executeTakeFirst());
  return { result: after?.changed === true ? 'closed' : 'unchanged', action_trace_id: row.id };
}
