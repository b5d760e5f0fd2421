import { requestBytes } from '../http/connection.ts';
import { gaussians, Random } from '../random.ts';
import { ACTIONS, ALERTS, CLUSTERS, NAMESPACES } from '../fill/vocabulary.ts';

/** What is measured: requests, and the status that answers them. */
export interface Workload {
  readonly name: string;
  readonly status: number;
  /** How many times the rival's rate the service is to reach. */
  readonly target: number;
  next(): Buffer;
}

/** Lists of 41 to 60 in turn: the service reads once for all that ask the same at the same time, and the rival does not. */
export function listWorkload(): Workload {
  const requests = Array.from({ length: 20 }, (_, index) =>
    requestBytes('GET', `/api/v1/incidents?limit=${index + 41}`),
  );
  let count = 0;
  const next = () => requests[count++ % requests.length] as Buffer;
  return { name: 'list of 50', status: 200, target: 1, next };
}

export function getWorkload(traces: number): Workload {
  const random = new Random(3);
  const next = () => requestBytes('GET', `/api/v1/incidents/${random.below(traces) + 1}`);
  return { name: 'get by id', status: 200, target: 1, next };
}

/** New traces on known resources, each with its vector as base64. */
export function createWorkload(): Workload {
  const random = new Random(Date.now());
  const noise = gaussians(random, 1 << 16);
  const run = Date.now().toString(36);
  let count = 0;
  const next = () => {
    const { name, summary } = random.pickSkewed(ALERTS);
    const namespace = random.pickSkewed(NAMESPACES);
    const from = random.below(noise.length - 768);
    const vector = noise.slice(from, from + 768);
    const length = Math.hypot(...vector);
    count += 1;
    const trace = {
      action_id: `bench-${run}-${count}`,
      alert_name: name,
      alert_severity: 'warning',
      alert_summary: summary,
      cluster_name: CLUSTERS[0],
      environment: 'production',
      namespace,
      kind: 'Deployment',
      name: `${namespace}-${random.below(20)}`,
      workflow_id: `wf-bench-${run}-${count}`,
      action_type: random.pick(ACTIONS),
      action_timestamp: new Date().toISOString(),
      action_parameters: { grace_period_seconds: 30 },
      execution_status: 'pending',
      embedding: Buffer.from(vector.map((value) => value / length).buffer).toString('base64'),
    };
    return requestBytes('POST', '/api/v1/action-traces', JSON.stringify(trace));
  };
  return { name: 'single create', status: 201, target: 0.7, next };
}
