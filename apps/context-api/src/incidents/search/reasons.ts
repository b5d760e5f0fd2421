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

/** Whether a text is or names something, in any case. */
export type Named = (name: string) => boolean;

export function namedBy({ names }: SearchTerms): Named {
  const folded = new Set(names.map((name) => name.toLowerCase()));
  return (name) => folded.has(name.toLowerCase());
}

/**
 * How well a text names the alert of each of some incidents: 2 when it does, 1 when the name is part of another's that it
 * names as well (Disk Full comes before Disk), 0 otherwise.
 */
export function alertsNamed(rows: readonly SimilarRow[], isNamed: Named): (row: SimilarRow) => number {
  const alerts = [...new Set(rows.map(({ alert_name }) => alert_name.toLowerCase()))].filter(isNamed);
  const ranks = new Map(
    alerts.map((alert) => [alert, alerts.some((other) => other !== alert && other.includes(alert)) ? 1 : 2]),
  );
  return ({ alert_name }) => ranks.get(alert_name.toLowerCase()) ?? 0;
}

/**
 * What of a text is literally in a match: the name of its alert, resource or action as a word of the text, and the
 * terms that were found in it.
 * @param terms bits of TERM, of the incidents that terms were found in
 */
export function sharedWithText(
  row: SimilarRow,
  { phrase, words }: SearchTerms,
  isNamed: Named,
  terms = 0,
): Reason[] {
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
