import { pace, type Counts, type JobReport } from './job-report.ts';

const EVERY_MS = 5_000;

/** A JSON line for each phase that begins and ends and for each wait, and one every five seconds in between. */
export function jsonJobReport(write: (line: string) => void): JobReport {
  let phase = { name: '', total: undefined as number | undefined, startedAt: performance.now() };
  let progress: { done: number; counts: Counts } = { done: 0, counts: {} };
  let ticking: NodeJS.Timeout | undefined;
  const tell = (event: string, fields: Counts): void => write(`${JSON.stringify({ event, ...fields })}\n`);
  const ofTotal = (total: number | undefined): Counts => (total === undefined ? {} : { total });
  const tick = (): void => {
    const { done, counts } = progress;
    const { secondsLeft } = pace(phase.startedAt, done, phase.total);
    const left: Counts = secondsLeft === undefined ? {} : { seconds_left: secondsLeft };
    tell(phase.name, { done, ...ofTotal(phase.total), ...counts, ...left });
  };
  return {
    begin(name, total) {
      phase = { name, total, startedAt: performance.now() };
      progress = { done: 0, counts: {} };
      tell(name, { done: 0, ...ofTotal(total) });
      clearInterval(ticking);
      ticking = setInterval(tick, EVERY_MS).unref();
    },
    advance(done, counts = {}) {
      progress = { done, counts };
    },
    waiting: (because, ms) => tell('waiting', { because, wait_ms: Math.round(ms) }),
    end(event, counts = {}) {
      clearInterval(ticking);
      const { seconds } = pace(phase.startedAt, 0, undefined);
      tell(event, { ...counts, seconds: Math.round(seconds * 1000) / 1000 });
    },
    stopped: () => clearInterval(ticking),
  };
}
