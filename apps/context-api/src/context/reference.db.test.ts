import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomIncidents, insertRandom, type RandomIncident } from '../../test/random-incidents.ts';
import { cosine, pseudoRandom } from '../../test/many-incidents.ts';
import { useService } from '../../test/service.ts';
import { FINISHED, OBSERVATIONS } from './evidence.ts';
import { tallyEvidence } from './tally.ts';
import { toOutcomes } from './outcome.view.ts';
import { regressionOf } from './regression.ts';

/*
 * What the one statement counts is compared with the same counted in memory, incident by incident.
 */
const service = useService();
const INCIDENTS = randomIncidents(1, 500, new Date());
const CASES = 60;

beforeAll(() => insertRandom(service.database.owner, INCIDENTS));

type Filters = Readonly<
  Partial<Record<'alert_name' | 'cluster_name' | 'namespace' | 'kind' | 'name', string>>
>;

const VALUES: Readonly<Record<keyof Filters, readonly string[]>> = {
  alert_name: ['CrashLoop', 'DiskFull', 'Latency', 'Unknown'],
  cluster_name: ['east', 'west'],
  namespace: ['', 'checkout', 'Größe', 'search'],
  kind: ['Deployment', 'Node'],
  name: ['api', 'web', 'worker-1'],
};

function randomQuery(next: () => number): { filters: Filters; window: string } {
  const below = (bound: number) => Math.floor(((next() + 1) / 2) * bound);
  const entries = Object.entries(VALUES).flatMap(([filter, values]) =>
    below(2) === 0 ? [] : [[filter, values[below(values.length)]] as const],
  );
  const filters = entries.length === 0 ? { alert_name: 'CrashLoop' } : Object.fromEntries(entries);
  return { filters, window: ['all', '90d', 'P30D', '36h'][below(4)] as string };
}

/** The evidence of each scope that is asked for. */
function scopesOf(filters: Filters, since: string | null): Map<string, RandomIncident[]> {
  const within = INCIDENTS.filter((incident) => since === null || incident.action_timestamp >= since);
  const matching = (wanted: Filters) =>
    within.filter((incident) =>
      Object.entries(wanted).every(([filter, value]) => incident[filter as keyof Filters] === value),
    );
  const { alert_name, ...resource } = filters;
  const onlyAlert = Object.keys(resource).length === 0;
  const narrow = matching(filters);
  const wide = alert_name === undefined || onlyAlert ? [] : matching({ alert_name });
  const scopes = new Map([[onlyAlert ? 'this_alert' : 'this_resource', narrow]]);
  if (alert_name !== undefined && !onlyAlert) scopes.set('this_alert', wide);
  return scopes.set('similar', similarTo([narrow, wide], within));
}

function similarTo(scopes: readonly RandomIncident[][], within: readonly RandomIncident[]): RandomIncident[] {
  const probes = [
    ...new Set(scopes.flatMap((scope) => newest(scope.filter(({ vector }) => vector)).slice(0, 5))),
  ];
  const vectors = probes.slice(0, 5).map(({ vector }) => vector as number[]);
  const centre = vectors[0]?.map((_, place) =>
    vectors.reduce((sum, vector) => sum + (vector[place] ?? 0), 0),
  );
  if (centre === undefined) return [];
  return within
    .filter(({ vector, execution_status }) => vector && FINISHED.includes(execution_status))
    .filter(({ action_type }) => !OBSERVATIONS.includes(action_type))
    .map((incident) => ({ incident, similarity: cosine(centre, incident.vector as number[]) }))
    .toSorted((one, other) => other.similarity - one.similarity)
    .slice(0, 50)
    .filter(({ similarity }) => similarity >= 0.5)
    .map(({ incident }) => incident);
}

function newest(incidents: readonly RandomIncident[]): RandomIncident[] {
  return incidents.toSorted((one, other) =>
    one.action_timestamp === other.action_timestamp
      ? other.id - one.id
      : one.action_timestamp < other.action_timestamp
        ? 1
        : -1,
  );
}

describe('the statement counts what memory counts', () => {
  const next = pseudoRandom(11);
  const cases = Array.from({ length: CASES }, () => randomQuery(next));

  test.each(cases)('$filters over $window', async ({ filters, window }) => {
    const answer = await service.client.context({ ...filters, window, detail: 'full' });
    const scopes = scopesOf(filters, answer.since);
    expect(answer.complete).toBe(true);
    expect(new Set(answer.scopes.map(({ scope }) => scope))).toEqual(new Set(scopes.keys()));

    for (const { scope, incidents, finished } of answer.scopes) {
      const tallies = tallyEvidence(scopes.get(scope) ?? []);
      const remedies = (scopes.get(scope) ?? []).filter(({ action_type }) => action_type !== 'alert');
      const { worked, failed } = toOutcomes(scope, tallies);
      expect(incidents).toBe(remedies.length);
      expect(finished).toBe(remedies.filter((each) => FINISHED.includes(each.execution_status)).length);
      expect(answer.what_worked.filter((each) => each.scope === scope)).toEqual(worked);
      expect(answer.what_failed.filter((each) => each.scope === scope)).toEqual(failed);
      for (const tally of tallies) {
        const told = answer.regressions.find((each) => each.action_type === tally.action_type);
        if (told?.scope === scope) expect(told).toMatchObject(regressionOf(tally) ?? { never: true });
        const open = answer.open.find((each) => each.action_type === tally.action_type);
        if (open?.scope === scope)
          expect(open).toMatchObject({ open: tally.open, open_since: tally.open_since });
      }
    }
    const [narrowest = []] = scopes.values();
    const shown = newest(narrowest.filter(({ action_type }) => action_type !== 'alert')).slice(0, 20);
    expect(answer.recent_incidents.slice(0, shown.length).map(({ id }) => id)).toEqual(
      shown.map(({ id }) => id),
    );
  });
});
