import { pace, type Counts, type JobReport } from './job-report.ts';

const EVERY_MS = 5_000;

/** A JSON line for each phase that begins and ends, and one every five seconds in between. */
export function jsonJobReport(write: (line: string) => void): JobReport {
  let phase = { name: '', total: undefined as number | undefined, startedAt: 0, toldAt: 0 };
  const tell = (event: string, fields: Counts): void => write(`${JSON.stringify({ event, ...fields })}\n`);
  const ofTotal = (total: number | undefined): Counts => (total === undefined ? {} : { total });
  return {
    begin(name, total) {
      const now = performance.now();
      phase = { name, total, startedAt: now, toldAt: now };
      tell(name, { done: 0, ...ofTotal(total) });
    },
    advance(done, counts = {}) {
      const now = performance.now();
      if (now - phase.toldAt < EVERY_MS) return;
      phase.toldAt = now;
      const { secondsLeft } = pace(phase.startedAt, done, phase.total);
      const left: Counts = secondsLeft === undefined ? {} : { seconds_left: secondsLeft };
      tell(phase.name, { done, ...ofTotal(phase.total), ...counts, ...left });
    },
    end(event, counts = {}) {
      const { seconds } = pace(phase.startedAt, 0, undefined);
      tell(event, { ...counts, seconds: Math.round(seconds * 1000) / 1000 });
    },
    stopped: () => undefined,
  };
}
