import { createHash } from 'node:crypto';
import { toInstant } from '../../action-traces/instant.ts';
import type { components } from '../../generated/openapi.ts';
import { alertResource } from './alert-resource.ts';
import { alertSeverity } from './alert-severity.ts';

type Alert = components['schemas']['AlertmanagerAlert'];
type NewActionTrace = components['schemas']['NewActionTrace'];

/** Nobody acted: the trace says that an alert fired, from when to when. Readers leave it out of what worked. */
export const ALERT_ACTION_TYPE = 'alert';

const LONGEST_SUMMARY = 4096;
const LONGEST_VALUE = 1024;
/** Of what is kept as parameters, well below their limit, for placeholders may make it longer. */
const LARGEST_PARAMETERS = 8_192;

/**
 * The trace of an alert. Its identity is fingerprint and start: a notification that is repeated, or sent again by
 * another Alertmanager, makes the same one.
 * @param defaultCluster when no label `cluster` names one
 */
export function alertTrace(alert: Alert, groupKey: string, defaultCluster: string): NewActionTrace {
  const { labels, startsAt } = alert;
  const annotations = alert.annotations ?? {};
  const { label, ...resource } = alertResource(labels);
  const fingerprint = alert.fingerprint ?? sha256(JSON.stringify(Object.entries(labels).sort())).slice(0, 16);
  const resolved = alert.status === 'resolved';
  const texts = [annotations['summary'], annotations['description'], annotations['message']];
  return {
    action_id: `alertmanager:${fingerprint}:${toInstant(startsAt) ?? startsAt}`,
    alert_name: labels['alertname'] ?? '',
    alert_fingerprint: fingerprint,
    alert_severity: alertSeverity(labels['severity']),
    alert_summary: summaryOf(texts),
    cluster_name: labels['cluster']?.trim() ? labels['cluster'] : defaultCluster,
    environment: labels['environment'] ?? labels['env'] ?? null,
    ...resource,
    workflow_id: `alertmanager:${sha256(groupKey).slice(0, 32)}`,
    action_type: ALERT_ACTION_TYPE,
    action_timestamp: startsAt,
    action_parameters: parametersOf(alert, label),
    execution_status: resolved ? 'completed' : 'pending',
    execution_end_time: resolved ? (alert.endsAt ?? null) : null,
  };
}

function summaryOf(texts: readonly (string | undefined)[]): string | null {
  const said = [...new Set(texts.map((text) => text?.trim() ?? ''))].filter((text) => text !== '');
  return said.length === 0 ? null : [...said.join('\n')].slice(0, LONGEST_SUMMARY).join('');
}

/** Labels that have a column of their own. */
const KNOWN = new Set(['alertname', 'namespace', 'severity', 'cluster', 'environment', 'env']);
const SUMMARIES = new Set(['summary', 'description', 'message']);

/** What has no column: the other labels and annotations and where the alert came from, as far as there is room. */
function parametersOf({ labels, annotations, generatorURL }: Alert, resourceLabel: string) {
  const entries = [
    ...Object.entries(labels)
      .filter(([name]) => !KNOWN.has(name) && name !== resourceLabel)
      .map((entry) => ['labels', ...entry] as const),
    ...Object.entries(annotations ?? {})
      .filter(([name]) => !SUMMARIES.has(name))
      .map((entry) => ['annotations', ...entry] as const),
  ];
  const kept: { labels: Record<string, string>; annotations: Record<string, string> } = {
    labels: {},
    annotations: {},
  };
  let bytes = 0;
  let omitted = 0;
  for (const [part, name, value] of entries) {
    const short = value.slice(0, LONGEST_VALUE).toWellFormed();
    bytes += Buffer.byteLength(name) + Buffer.byteLength(short);
    if (bytes > LARGEST_PARAMETERS) omitted += 1;
    else kept[part][name] = short;
  }
  return {
    ...kept,
    ...(generatorURL ? { generator_url: generatorURL.slice(0, LONGEST_VALUE) } : {}),
    ...(omitted === 0 ? {} : { omitted }),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
