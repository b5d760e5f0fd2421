import type { History, SchemaCommit } from './history.ts';
import type { OverrideAge } from './override-age.ts';

/** One of DD-SCHEMA-001's success metrics, measured. */
export interface Metric {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  /** Null when git does not know enough to tell. */
  readonly met: boolean | null;
  /** What the number is made of, and what it cannot know. */
  readonly notes: readonly string[];
}

export interface MetricOptions {
  /** RFC 3339: up to when. */
  readonly now: string;
  /** `YYYY-MM-DD`: from when; the whole history when absent. */
  readonly since?: string;
}

const DAY_MS = 86_400_000;
/** Days in an average month. */
const MONTH_DAYS = 365.25 / 12;
const LONGEST_COORDINATION_DAYS = 2;

/** The metrics. The first schema is where counting begins; it is no change. */
export function metrics(history: History, ages: readonly OverrideAge[], options: MetricOptions): Metric[] {
  const begin = history.commits[0];
  const wholeHistory = history.cutOffAt === null;
  const changes = history.commits
    .slice(wholeHistory ? 1 : 0)
    .filter(({ date }) => options.since === undefined || date.slice(0, 10) >= options.since);
  const from = later(options.since, wholeHistory ? begin?.date : (history.cutOffAt ?? undefined));
  const inWindow = { changes, from, now: options.now };
  return [
    frequency(inWindow),
    regressions(history, changes, options),
    coordination(changes),
    stability(history.commits, options),
    overrideAge(ages, options.now),
  ].map((metric) => (wholeHistory ? metric : withCutOff(metric, history.cutOffAt)));
}

function frequency({
  changes,
  from,
  now,
}: {
  readonly changes: readonly SchemaCommit[];
  readonly from: string | undefined;
  readonly now: string;
}): Metric {
  const days = from === undefined ? 0 : daysBetween(from, now);
  const rate = days < MONTH_DAYS ? null : changes.length / (days / MONTH_DAYS);
  const requested = changes.filter(({ requests }) => requests.length > 0).length;
  const classes = Map.groupBy(changes, ({ bump }) => bump ?? 'unknown');
  return {
    name: 'Schema changes per month',
    target: '< 1',
    measured:
      rate === null
        ? `${changes.length} in ${days.toFixed(0)} days, too short a time for a rate`
        : rate.toFixed(2),
    met: rate === null ? null : rate < 1,
    notes: [
      `${changes.length} changes, ${requested} of them asked for by a consumer`,
      ...[...classes].map(([bump, own]) => `${own.length} ${bump}: ${own.map(files).join('; ')}`),
    ],
  };
}

function regressions(
  { trailers }: History,
  changes: readonly SchemaCommit[],
  { since }: MetricOptions,
): Metric {
  const told = trailers.filter(({ date }) => since === undefined || date.slice(0, 10) >= since);
  const named = (name: string): string[] =>
    told.filter((trailer) => trailer.name === name).map(({ value }) => value);
  const broken = named('Schema-Regression');
  const rate = changes.length === 0 ? null : Math.min(1, broken.length / changes.length);
  const caught = named('Schema-Caught');
  return {
    name: 'Regressions (changes that broke a service)',
    target: '0 %',
    measured: rate === null && broken.length === 0 ? 'no change yet' : `${((rate ?? 1) * 100).toFixed(0)} %`,
    met: broken.length > 0 ? false : rate === null ? null : true,
    notes: [
      ...broken.map((value) => `Schema-Regression: ${value}`),
      `${caught.length} breaking changes caught and reworked (Schema-Caught)`,
      ...caught.map((value) => `Schema-Caught: ${value}`),
      'Counted by the trailers of commits; a refused change that was never committed leaves no trace in git.',
    ],
  };
}

function coordination(changes: readonly SchemaCommit[]): Metric {
  const times = changes.flatMap(({ date, requests }) =>
    requests.map(({ issue, opened }) => ({ issue, days: daysBetween(`${opened}T00:00:00Z`, date) })),
  );
  const average = times.reduce((sum, { days }) => sum + days, 0) / times.length;
  return {
    name: 'Days from request to merge, on average',
    target: `< ${LONGEST_COORDINATION_DAYS}`,
    measured: times.length === 0 ? 'no request yet' : average.toFixed(1),
    met: times.length === 0 ? null : average < LONGEST_COORDINATION_DAYS,
    notes: times.map(({ issue, days }) => `#${issue}: ${days.toFixed(1)} days`),
  };
}

function stability(commits: readonly SchemaCommit[], { since }: MetricOptions): Metric {
  const looked = commits.filter(
    ({ date, fresh }) => fresh !== null && (since === undefined || date.slice(0, 10) >= since),
  );
  const stale = looked.filter(({ fresh }) => fresh === false);
  const share = looked.length === 0 ? null : (looked.length - stale.length) / looked.length;
  return {
    name: 'Commits whose generated schema is that of their migrations',
    target: '100 %',
    measured: share === null ? 'no commit with a migration' : `${(share * 100).toFixed(0)} %`,
    met: share === null ? null : share === 1,
    notes: stale.map((commit) => `stale at ${commit.hash.slice(0, 12)}: ${files(commit)}`),
  };
}

function overrideAge(ages: readonly OverrideAge[], now: string): Metric {
  const expired = ages.filter(({ override }) => override.expires < now.slice(0, 10));
  return {
    name: 'Overrides in force',
    target: 'none expired',
    measured: String(ages.length),
    met: expired.length === 0,
    notes: ages.map(({ override: { rule, object, expires }, since }) => {
      const age = since === null ? 'of unknown age' : `${daysBetween(since, now).toFixed(0)} days old`;
      return `${rule} ${object}: ${age}, until ${expires}`;
    }),
  };
}

function withCutOff(metric: Metric, cutOffAt: string | null): Metric {
  const note = `The clone is shallow: nothing before ${cutOffAt?.slice(0, 10)} is known.`;
  return { ...metric, notes: [...metric.notes, note] };
}

function files({ migrations }: SchemaCommit): string {
  const [first = '', ...others] = migrations;
  return others.length < 3
    ? migrations.join(', ')
    : `${first} to ${others.at(-1)} (${migrations.length} files)`;
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) > Date.parse(b) ? a : b;
}
