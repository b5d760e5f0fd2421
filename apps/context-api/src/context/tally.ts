import { FINISHED, LATEST, OBSERVATIONS, type Evidence, type Tally } from './evidence.ts';

/** What became of each action type, from incidents in memory: the same as the statement of the context counts. */
export function tallyEvidence(incidents: readonly Evidence[]): Tally[] {
  const remedies = incidents.filter(({ action_type }) => !OBSERVATIONS.includes(action_type));
  return [...Map.groupBy(remedies, ({ action_type }) => action_type)].map(([action_type, group]) =>
    tallyOne(action_type, group),
  );
}

function tallyOne(action_type: string, group: readonly Evidence[]): Tally {
  const newestFirst = group.toSorted(byNewest);
  const finished = newestFirst.filter(({ execution_status }) => FINISHED.includes(execution_status));
  const open = newestFirst.filter((incident) => !finished.includes(incident));
  const count = (status: string) =>
    group.filter(({ execution_status }) => execution_status === status).length;
  const durations = finished.flatMap(({ execution_duration_ms: duration }) => duration ?? []);
  return {
    action_type,
    succeeded: count('completed'),
    failed: count('failed'),
    rolled_back: count('rolled-back'),
    open: open.length,
    median_duration_ms: percentile(durations, 0.5),
    p90_duration_ms: percentile(durations, 0.9),
    last_used: finished[0]?.action_timestamp ?? null,
    last_succeeded:
      finished.find(({ execution_status }) => execution_status === 'completed')?.action_timestamp ?? null,
    open_since: open.at(-1)?.action_timestamp ?? null,
    latest:
      finished.length === 0
        ? null
        : finished.slice(0, LATEST).map(({ execution_status }) => execution_status === 'completed'),
  };
}

function byNewest(one: Evidence, other: Evidence): number {
  if (one.action_timestamp !== other.action_timestamp) {
    return one.action_timestamp < other.action_timestamp ? 1 : -1;
  }
  return other.id - one.id;
}

/** As PostgreSQL's percentile_cont: between two values it interpolates. */
export function percentile(values: readonly number[], fraction: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const place = fraction * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
