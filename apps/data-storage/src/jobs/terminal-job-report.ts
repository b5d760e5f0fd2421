import { log, progress, spinner } from '@clack/prompts';
import { pace, type Counts, type JobReport } from './job-report.ts';

const STEPS = 1000;

/** A progress bar for each phase, or a spinner where nobody knows how much there is. Colours follow NO_COLOR. */
export function terminalJobReport(): JobReport {
  let bar: ReturnType<typeof progress> | undefined;
  let turning: ReturnType<typeof spinner> | undefined;
  let phase = { name: '', total: undefined as number | undefined, startedAt: performance.now(), steps: 0 };
  return {
    begin(name, total) {
      phase = { name, total, startedAt: performance.now(), steps: 0 };
      bar = total === undefined ? undefined : progress({ max: STEPS });
      turning = total === undefined ? spinner() : undefined;
      (bar ?? turning)?.start(name);
    },
    advance(done, counts = {}) {
      const { secondsLeft } = pace(phase.startedAt, done, phase.total);
      const left = secondsLeft === undefined ? '' : `, ${duration(secondsLeft)} left`;
      const message = `${phase.name}${words(counts)}${left}`;
      turning?.message(message);
      const steps = Math.min(STEPS, Math.floor((done / Math.max(1, phase.total ?? 1)) * STEPS));
      bar?.advance(Math.max(0, steps - phase.steps), message);
      phase.steps = Math.max(phase.steps, steps);
    },
    waiting(because, ms) {
      const message = `${because}; going on in ${(ms / 1000).toFixed(1)} s`;
      const shown = bar ?? turning;
      if (shown === undefined) log.warn(message);
      else shown.message(message);
    },
    end(event, counts = {}) {
      const { seconds } = pace(phase.startedAt, 0, undefined);
      const message = `${event.replaceAll('-', ' ')}${words(counts)} in ${duration(Math.round(seconds))}`;
      const shown = bar ?? turning;
      if (shown === undefined) log.success(message);
      else shown.stop(message);
      bar = turning = undefined;
    },
    stopped: () => (bar ?? turning)?.error(phase.name),
  };
}

function words(counts: Counts): string {
  const parts = Object.entries(counts).map(([name, value]) => `${value} ${name.replaceAll('_', ' ')}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
