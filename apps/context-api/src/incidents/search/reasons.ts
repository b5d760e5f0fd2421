import { TERM } from './literal-hits.ts';
import type { SearchTerms } from './search-terms.ts';
import type { Reason, SimilarRow } from './similar-incident.view.ts';

/** What an incident that is searched with has, and a match may have too. */
export type Traits = Pick<
  SimilarRow,
  'alert_name' | 'action_type' | 'cluster_name' | 'namespace' | 'kind' | 'name'
>;

/** What a match has in common with the incident that was searched with. */
export function sharedWith(row: SimilarRow, incident: Traits): Reason[] {
  const sameResource = (['cluster_name', 'namespace', 'kind', 'name'] as const).every(
    (part) => row[part] === incident[part],
  );
  return reasons({
    alert: row.alert_name === incident.alert_name,
    resource: sameResource,
    action: row.action_type === incident.action_type,
  })(row);
}

/** Whether the text is or names the alert of an incident, in any case. */
export function namesAlertOf(row: SimilarRow, { names }: SearchTerms): boolean {
  return names.some((name) => name.toLowerCase() === row.alert_name.toLowerCase());
}

/**
 * What of a text is literally in a match: the name of its alert, resource or action as a word of the text, and the
 * terms that were found in it.
 * @param terms bits of TERM, of the incidents that terms were found in
 */
export function sharedWithText(row: SimilarRow, { names, phrase, words }: SearchTerms, terms = 0): Reason[] {
  const named = new Set(names.map((name) => name.toLowerCase()));
  const isNamed = (value: string) => named.has(value.toLowerCase());
  const found = [
    ...((terms & TERM.phrase) !== 0 && phrase !== null && !isAlert(row, phrase) ? [phrase] : []),
    ...words.filter((word, index) => (terms & (TERM.firstWord << index)) !== 0 && !isAlert(row, word)),
  ];
  return [
    ...reasons({
      alert: isNamed(row.alert_name),
      resource: isNamed(row.name),
      action: isNamed(row.action_type),
    })(row),
    ...found.map((value): Reason => ({ kind: 'keyword', value })),
  ];
}

function reasons(shared: Readonly<Record<'alert' | 'resource' | 'action', boolean>>) {
  return (row: SimilarRow): Reason[] => [
    ...(shared.alert ? [{ kind: 'alert' as const, value: row.alert_name }] : []),
    ...(shared.resource ? [{ kind: 'resource' as const, value: resourceOf(row) }] : []),
    ...(shared.action ? [{ kind: 'action' as const, value: row.action_type }] : []),
  ];
}

/** As people write it: `Deployment checkout/payments-api`, without a namespace `Node node-7`. */
function resourceOf({ kind, namespace, name }: SimilarRow): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** The name of the alert is a reason of its own kind. */
function isAlert(row: SimilarRow, text: string): boolean {
  return row.alert_name.toLowerCase() === text.toLowerCase();
}
