import { ACTIONS, ALERTS, CLUSTERS, KINDS, NAMESPACES, SEVERITIES } from '../fill/vocabulary.ts';
import { requestBytes } from '../http/connection.ts';
import { Random } from '../random.ts';

/** Requests of one kind, each with other values, and the time within which 95 of 100 are to be answered. */
export interface Question {
  readonly name: string;
  readonly targetMs: number;
  next(): Buffer;
}

const LIST_MS = 25;
const SEARCH_MS = 50;
const RECENT_MS = 150;
const EVERYTHING_MS = 600;

const AGGREGATIONS: readonly (readonly [name: string, path: string])[] = [
  ['success rate', 'success-rate?'],
  ['success rate by action_type', 'success-rate?group_by=action_type&'],
  ['success rate by workflow_id', 'success-rate?group_by=workflow_id&'],
  ['durations by alert_name', 'durations?group_by=alert_name&'],
  ['counts by namespace', 'counts?group_by=namespace&'],
  ['severities by cluster_name', 'severity-distribution?group_by=cluster_name&'],
  ['top failing actions', 'top-failing-actions?'],
  ['comparison', `comparison?action_type=${ACTIONS[0]}&action_type=${ACTIONS[1]}&`],
  ['namespace health', 'namespace-health?'],
];

/** Everything the Context API answers, on a database of so many traces. */
export function questions(traces: number): Question[] {
  const random = new Random(11);
  const alert = () => encodeURIComponent(random.pickSkewed(ALERTS).name);
  const question = (name: string, targetMs: number, path: () => string): Question => ({
    name,
    targetMs,
    next: () => requestBytes('GET', `/api/v1/${path()}`),
  });
  const filtered = (filter: string, value: () => string) =>
    question(`list of 100 by ${filter}`, LIST_MS, () => `incidents?limit=100&${filter}=${value()}`);
  const search = (name: string, body: () => object): Question => ({
    name,
    targetMs: SEARCH_MS,
    next: () => requestBytes('POST', '/api/v1/incidents/search', JSON.stringify(body())),
  });
  const text = () => random.pickSkewed(ALERTS).summary;
  const over = (window: string, targetMs: number) => [
    ...AGGREGATIONS.map(([name, path]) =>
      question(`${name}, ${window}`, targetMs, () => `aggregations/${path}window=${window}`),
    ),
    question(`facets, ${window}`, targetMs, () => `facets?window=${window}`),
  ];
  // A trend over all time is refused: it would have no end. The longest window is a year.
  const trend = (bucket: string, window: string, targetMs: number) =>
    question(
      `trend by ${bucket}, ${window}`,
      targetMs,
      () => `aggregations/trend?bucket=${bucket}&time_zone=Europe/Berlin&window=${window}`,
    );
  return [
    question('list of 100 newest', 15, () => 'incidents?limit=100'),
    filtered('namespace', () => random.pickSkewed(NAMESPACES)),
    filtered('alert_name', alert),
    filtered('cluster_name', () => random.pick(CLUSTERS)),
    filtered('kind', () => random.pick(KINDS)),
    filtered('action_type', () => random.pick(ACTIONS)),
    filtered('severity', () => random.pick(SEVERITIES)),
    filtered('status', () => random.pick(['completed', 'failed', 'pending', 'rolled-back'])),
    filtered('environment', () => random.pick(['production', 'staging', 'development'])),
    question('get by id', 5, () => `incidents/${random.below(traces) + 1}`),
    search('search', () => ({ text: text(), limit: 10 })),
    search('search in a namespace', () => ({
      text: text(),
      limit: 10,
      filters: { namespace: random.pickSkewed(NAMESPACES) },
    })),
    search('search in a severity', () => ({
      text: text(),
      limit: 10,
      filters: { severity: random.pick(SEVERITIES) },
    })),
    question(
      'context',
      100,
      () => `context?alert_name=${alert()}&namespace=${random.pickSkewed(NAMESPACES)}&kind=Deployment`,
    ),
    ...over('30d', RECENT_MS),
    trend('day', '30d', RECENT_MS),
    trend('week', '366d', EVERYTHING_MS),
    ...over('all', EVERYTHING_MS),
  ];
}
