import { VALUE_FILTERS, type IncidentFilters, type Values } from './incident-filters.ts';

const EXAMPLES: Readonly<Record<keyof IncidentFilters, string>> = {
  cluster_name: 'prod-eu-1',
  namespace: 'checkout',
  kind: 'Deployment',
  name: 'payments-api',
  environment: 'production',
  alert_severity: 'critical',
  action_type: 'restart_pod',
  execution_status: 'completed',
  alert_name: 'KubePodCrashLooping',
  alert_fingerprint: 'c1b3a7d2e9f04856',
  workflow_id: 'wf-7',
  q: 'disk',
  from: '2026-11-01T00:00:00.000000Z',
  to: '2026-12-01T00:00:00.000000Z',
};
const WINDOW: IncidentFilters = { from: EXAMPLES.from, to: EXAMPLES.to };

/** Every filter with one value. */
export const ALL_FILTERS: IncidentFilters = {
  ...byValue((example) => [example]),
  q: [EXAMPLES.q],
  ...WINDOW,
};

/** Every filter, with several values where it takes them. */
const SEVERAL_VALUES: IncidentFilters = {
  ...byValue((example) => [example, `${example}-2`]),
  q: [EXAMPLES.q, 'is'],
  ...WINDOW,
};

/**
 * The shapes that filters give a statement: none, each alone, all together with one value and with several. Other
 * combinations consist of the same parts.
 */
export function filterVariants<Params>(
  params: (filters: IncidentFilters) => Params,
): Readonly<Record<string, Params>> {
  const shapes: [string, IncidentFilters][] = [
    ['no filter', {}],
    ...Object.entries(ALL_FILTERS).map(([name, value]): [string, IncidentFilters] => [
      name,
      { [name]: value },
    ]),
    ['all filters', ALL_FILTERS],
    ['all filters, several values', SEVERAL_VALUES],
  ];
  return Object.fromEntries(shapes.map(([name, filters]) => [name, params(filters)]));
}

/** Each filter alone, with several values: for statements that treat that otherwise than by one more condition. */
export function severalVariants<Params>(
  params: (filters: IncidentFilters) => Params,
): Readonly<Record<string, Params>> {
  return Object.fromEntries(
    VALUE_FILTERS.map((filter) => [`several of ${filter}`, params({ [filter]: SEVERAL_VALUES[filter] })]),
  );
}

function byValue(values: (example: string) => Values): IncidentFilters {
  return Object.fromEntries(VALUE_FILTERS.map((filter) => [filter, values(EXAMPLES[filter])]));
}
