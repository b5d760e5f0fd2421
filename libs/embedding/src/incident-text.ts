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
 * People search by symptom, so the alert's name, its summary and the error of the action make the text. Of the
 * resource only the words follow that were not said yet, so it decides between incidents that are otherwise alike.
 * Left out because unrelated incidents share them: cluster, environment, severity, times, ids, and the action, whose
 * words (restart_pod) would pass for a symptom.
 */
export function incidentText(fields: IncidentFields): string {
  const symptom = [
    fields.alert_name,
    fields.alert_summary?.slice(0, LONGEST_SUMMARY),
    fields.execution_error?.slice(0, LONGEST_ERROR),
  ].map(clean);
  const said = wordsOf(symptom.join(' ').toLowerCase());
  const resource = [fields.kind, fields.namespace, withoutOrdinal(fields.name)].map(clean).join(' ');
  const unsaid = [...wordsOf(resource)].filter((word) => !said.has(word.toLowerCase()));
  return [...symptom, unsaid.join(' ')].filter((part) => part !== '').join('. ');
}

function clean(text: string | null | undefined): string {
  return stripIdentifiers(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{N}\p{M}]+/gu));
}

/** `postgres-0` and `postgres-1` are two members of one workload. */
function withoutOrdinal(name: string | null | undefined): string | undefined {
  return name?.replace(/-\d+$/, '');
}
