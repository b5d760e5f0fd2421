import { createHash } from 'node:crypto';
import { Random } from '../random.ts';
import { int8, jsonb, text, timestamptz, type Field } from './binary-copy.ts';
import type { Embeddings } from './embeddings.ts';
import { ALERTS, ERRORS, SEVERITIES } from './vocabulary.ts';
import type { World } from './world.ts';

/** In the order of the fields that `traceRows` gives. */
export const TRACE_COLUMNS = [
  'id',
  'action_history_id',
  'action_id',
  'alert_name',
  'alert_fingerprint',
  'alert_severity',
  'alert_summary',
  'cluster_name',
  'environment',
  'action_type',
  'action_timestamp',
  'action_parameters',
  'execution_status',
  'execution_start_time',
  'execution_end_time',
  'execution_duration_ms',
  'execution_error',
  'embedding',
  'embedding_model',
  'created_at',
  'updated_at',
  // While rows are copied the triggers that keep these are off.
  'namespace',
  'kind',
  'name',
  'workflow_id',
] as const;

export const SPAN_MS = 548 * 86_400_000; // 18 months
const LATE_MS = 6 * 3_600_000;
const HISTORY_SPREAD = 8;
const WITHOUT_EMBEDDING = 0.02;
const MISSING = 0.05;

/**
 * Traces in about the order in which they are recorded, spread evenly over the 18 months before `until`; every
 * optional column is NULL in some of them.
 */
export function* traceRows(
  count: number,
  { resources, histories }: World,
  embeddings: Embeddings,
  until: number,
): Generator<readonly Field[]> {
  const random = new Random(1);
  const optional = (value: Field) => (random.chance(MISSING) ? null : value);
  for (let index = 0; index < count; index++) {
    const near =
      Math.floor((index / count) * histories.length) + random.below(HISTORY_SPREAD) - HISTORY_SPREAD / 2;
    const historyIndex = Math.min(histories.length - 1, Math.max(0, near));
    const history = histories[historyIndex] as World['histories'][number];
    const resource = resources[history.resource] as World['resources'][number];
    const alert = ALERTS[history.alert] as (typeof ALERTS)[number];
    const decided = until - Math.floor(SPAN_MS * (1 - index / count)) - random.below(LATE_MS);
    const status = statusOf(random, history.alert, until - decided);
    const failed = status === 'failed' || status === 'rolled-back';
    const error = failed ? random.pick(ERRORS) : null;
    const started = status === 'pending' ? null : decided + random.below(30_000);
    const ended =
      started === null || status === 'executing'
        ? null
        : started + 500 + Math.floor(random.next() ** 4 * 900_000);
    const embedding = random.chance(WITHOUT_EMBEDDING)
      ? null
      : embeddings.vector(history.alert, resource.namespace, error, random);
    yield [
      int8(index + 1),
      int8(historyIndex + 1),
      optional(text(`act-${index.toString(36).padStart(8, '0')}`)),
      text(alert.name),
      optional(text(fingerprint(alert.name, history.resource))),
      optional(text(SEVERITIES[(history.alert * 7) % SEVERITIES.length] as string)),
      optional(text(`${resource.name}: ${alert.summary}`)),
      text(resource.cluster),
      optional(text(environmentOf(resource.cluster))),
      text(history.action),
      timestamptz(decided),
      optional(jsonb({ target: resource.name, grace_period_seconds: 30, attempt: random.below(3) + 1 })),
      text(status),
      started === null ? null : timestamptz(started),
      ended === null ? null : timestamptz(ended),
      started === null || ended === null ? null : optional(int8(ended - started)),
      error === null ? null : optional(text(error)),
      embedding,
      embedding === null ? null : text(embeddings.model),
      timestamptz(decided),
      timestamptz(ended ?? decided),
      text(resource.namespace),
      text(resource.kind),
      text(resource.name),
      history.workflow === null ? null : text(history.workflow),
    ];
  }
}

const PENDING_FOR_MS = 2 * 3_600_000;

/** Young actions are not over yet, and one in two hundred never ended. */
function statusOf(random: Random, alert: number, age: number): string {
  if (age < PENDING_FOR_MS ? random.chance(0.5) : random.chance(0.005)) {
    return random.chance(0.5) ? 'pending' : 'executing';
  }
  if (random.chance(0.55 + (alert % 9) * 0.05)) return 'completed';
  return random.chance(0.8) ? 'failed' : 'rolled-back';
}

function environmentOf(cluster: string): string {
  if (cluster.startsWith('prod') || cluster.startsWith('edge')) return 'production';
  return cluster.startsWith('staging') ? 'staging' : 'development';
}

const fingerprints = new Map<string, string>();

function fingerprint(alert: string, resource: number): string {
  const key = `${alert} ${resource}`;
  let known = fingerprints.get(key);
  if (known === undefined) {
    known = createHash('sha256').update(key).digest('hex').slice(0, 16);
    fingerprints.set(key, known);
  }
  return known;
}
