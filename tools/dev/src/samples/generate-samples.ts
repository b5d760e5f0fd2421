import { withGaps } from './gaps.ts';
import { openIncident, pastIncident, type UnnumberedTrace } from './incident.ts';
import { incidentInstant, recentInstant } from './instants.ts';
import { Random } from './random.ts';
import { type SampleTrace } from './sample-trace.ts';

export const DEFAULT_SAMPLE_COUNT = 3000;

export interface SampleOptions {
  /** How many traces; 3000 by default. */
  readonly count?: number;
  /** The newest samples are minutes before, the oldest 180 days. */
  readonly now: Date;
}

const SEED = 20_260_101;
/** One trace in this many is of an incident still being handled. */
const OPEN_SHARE = 250;

/**
 * Believable remediation actions, oldest first, numbered `sample-000000` and up. The same options give the same
 * samples, byte for byte; another `now` moves them in time, and they are the same incidents.
 *
 * @throws RangeError when `count` is not a whole number from 0 or `now` is no date.
 */
export function* generateSamples({
  count = DEFAULT_SAMPLE_COUNT,
  now,
}: SampleOptions): Iterable<SampleTrace> {
  const end = now.getTime();
  if (!Number.isInteger(count) || count < 0) throw new RangeError('count must be a whole number, 0 or more');
  if (Number.isNaN(end)) throw new RangeError('now must be a date');
  const random = new Random(SEED);
  // How many numbers an instant takes depends on `now`; nothing else may.
  const instants = new Random(SEED);
  const open = Math.ceil(count / OPEN_SHARE);
  const traces: UnnumberedTrace[] = [];
  let number = 0;
  while (traces.length < count - open) {
    const past = pastIncident(random, number++, (alert) =>
      incidentInstant(instants, end, alert.workingHours),
    );
    if (
      past.every(
        ({ execution_end_time }) => execution_end_time !== null && Date.parse(execution_end_time) <= end,
      )
    ) {
      traces.push(...withGaps(random, past).slice(0, count - open - traces.length));
    }
  }
  while (traces.length < count) {
    const status = number % 2 === 0 ? 'pending' : 'executing';
    traces.push(openIncident(random, number++, status, () => recentInstant(instants, end)));
  }
  // Times are all written alike, so they sort as text; equal ones keep the order in which they were made.
  traces.sort((a, b) =>
    a.action_timestamp < b.action_timestamp ? -1 : a.action_timestamp > b.action_timestamp ? 1 : 0,
  );
  for (const [index, trace] of traces.entries()) {
    yield { action_id: `sample-${String(index).padStart(6, '0')}`, ...trace };
  }
}
