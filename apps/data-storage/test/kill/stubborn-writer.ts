import { setTimeout as pause } from 'node:timers/promises';
import type { ActionTrace, NewActionTrace } from '../client.ts';

/** What the writers have done so far. */
export interface Ledger {
  /** Answers 200 and 201 to writes, updates included. */
  acknowledged: number;
  /** Requests without an answer, or with one that says to try again. */
  unanswered: number;
  /** Actions that turned out to be recorded although no answer had said so: their COMMIT was ambiguous. */
  ambiguous: number;
  /** Answers that neither acknowledge nor ask for another try. */
  readonly wrong: string[];
}

/** The action of a number; half of them belong to one of 250 workflows, all to one of 50 resources. */
export function actionOf(n: number): NewActionTrace {
  return {
    action_id: `kill-${n}`,
    alert_name: 'KubePodCrashLooping',
    cluster_name: 'kill',
    namespace: 'checkout',
    kind: 'Deployment',
    name: `api-${n % 50}`,
    ...(n % 2 === 0 ? { workflow_id: `workflow-${n % 500}` } : {}),
    action_type: 'restart_pod',
    action_timestamp: '2026-11-24T01:51:33Z',
  };
}

/** Whether the action of a number is completed after it was recorded. */
export const isCompleted = (n: number): boolean => n % 4 === 1;

/** Records actions as a controller does that never gives up: it repeats each request until it is acknowledged. */
export async function writeStubbornly(
  url: string,
  take: () => number | undefined,
  ledger: Ledger,
): Promise<void> {
  for (let n = take(); n !== undefined; n = take()) {
    const { id } = await insist(`${url}/api/v1/action-traces`, 'POST', actionOf(n), ledger);
    if (isCompleted(n)) {
      await insist(`${url}/api/v1/action-traces/${id}`, 'PATCH', { execution_status: 'completed' }, ledger);
    }
  }
}

async function insist(url: string, method: string, body: unknown, ledger: Ledger): Promise<ActionTrace> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(url, method, body);
    if (answer?.status === 200 || answer?.status === 201) {
      ledger.acknowledged += 1;
      if (method === 'POST' && answer.status === 200) ledger.ambiguous += 1;
      return answer.body as ActionTrace;
    }
    if (answer !== undefined && answer.status < 500) {
      ledger.wrong.push(`${method} ${answer.status} ${JSON.stringify(answer.body)}`);
      if (ledger.wrong.length > 20) throw new Error(ledger.wrong.join('\n'));
    }
    ledger.unanswered += 1;
    await pause(Math.min(10 * attempt, 200));
  }
}

async function send(
  url: string,
  method: string,
  body: unknown,
): Promise<{ status: number; body: unknown } | undefined> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return undefined;
  }
}
