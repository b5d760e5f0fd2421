import { stripIdentifiers } from './strip-identifiers.ts';

/** What of an incident is embedded, named as on the wire. Other fields of the given object are ignored. */
export interface IncidentFields {
  readonly alert_name: string;
  readonly alert_summary?: string | null | undefined;
  readonly execution_error?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly namespace?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** Characters taken of a free text; the symptom stands at the beginning, stack traces further on. */
const LONGEST_SUMMARY = 2_000;
const LONGEST_ERROR = 500;

/**
 * The one text of an incident that is embedded, when it is recorded and when similar ones are sought.
 *
 * People search by symptom, so the alert's name (as given and in words), its summary and the error of the action
 * make the text; the resource follows once, so it decides only between incidents that are otherwise alike. Left out
 * because unrelated incidents share them: cluster, environment, severity, times, ids, and the action, whose words
 * (restart_pod) would pass for a symptom.
 */
export function incidentText(fields: IncidentFields): string {
  const words = fields.alert_name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2');
  const alert = words === fields.alert_name ? words : `${fields.alert_name}: ${words}`;
  const resource = [fields.kind, fields.namespace, withoutOrdinal(fields.name)].filter(Boolean).join(' ');
  return [
    alert,
    stripIdentifiers(fields.alert_summary?.slice(0, LONGEST_SUMMARY) ?? ''),
    stripIdentifiers(fields.execution_error?.slice(0, LONGEST_ERROR) ?? ''),
    stripIdentifiers(resource),
  ]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('. ');
}

/** `postgres-0` and `postgres-1` are two members of one workload. */
function withoutOrdinal(name: string | null | undefined): string | undefined {
  return name?.replace(/-\d+$/, '');
}
