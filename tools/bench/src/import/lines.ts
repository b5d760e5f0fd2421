import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { makeEmbeddings } from '../fill/embeddings.ts';
import { ALERTS, NAMESPACES } from '../fill/vocabulary.ts';
import { Random } from '../random.ts';

/** Traces of one workflow on one resource. */
const ATTEMPTS = 3;
const RESOURCES = 5_000;
const HEADER_BYTES = 4;

/** Writes an import file: so many lines, each with its vector as base64. */
export async function writeLines(file: string, count: number): Promise<void> {
  const random = new Random(3);
  const embeddings = await makeEmbeddings();
  const output = createWriteStream(file);
  for (let index = 0; index < count; index += 1) {
    const workflow = Math.floor(index / ATTEMPTS);
    const resource = workflow % RESOURCES;
    const alert = resource % ALERTS.length;
    const namespace = NAMESPACES[resource % NAMESPACES.length] as string;
    const { name, summary } = ALERTS[alert] as (typeof ALERTS)[number];
    const vector = embeddings.vector(alert, namespace, null, random);
    const decided = Date.UTC(2026, 0, 1) + index * 60_000;
    const line = {
      action_id: `bench-${index}`,
      alert_name: name,
      alert_fingerprint: `${resource}`.padStart(16, '0'),
      alert_severity: 'warning',
      alert_summary: `resource-${resource}: ${summary}`,
      cluster_name: `prod-${resource % 4}`,
      environment: 'production',
      namespace,
      kind: 'Deployment',
      name: `resource-${resource}`,
      workflow_id: `wf-${workflow}`,
      action_type: 'restart_pod',
      action_timestamp: new Date(decided).toISOString(),
      action_parameters: { grace_period_seconds: 30, attempt: (index % ATTEMPTS) + 1 },
      execution_status: index % ATTEMPTS === ATTEMPTS - 1 ? 'completed' : 'failed',
      execution_start_time: new Date(decided + 1_000).toISOString(),
      execution_end_time: new Date(decided + 31_000).toISOString(),
      embedding: Buffer.from(vector.subarray(HEADER_BYTES)).swap32().toString('base64'),
      embedding_model: embeddings.model,
    };
    if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'close');
}
