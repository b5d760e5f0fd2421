import { type Random } from './random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAYS = 180;
/** Incidents that are over ended before this. */
const SETTLED_MINUTES = 120;

/** When an incident begins, in milliseconds: within 180 days before `now`, following the rhythm of a week. */
export function incidentInstant(random: Random, now: number, workingHours: boolean): number {
  for (;;) {
    const instant = now - Math.floor(random.next() * DAYS * DAY);
    if (
      instant <= now - SETTLED_MINUTES * MINUTE &&
      random.chance(activity(new Date(instant), workingHours))
    ) {
      return instant;
    }
  }
}

/** When an incident begins that is still being handled. */
export function recentInstant(random: Random, now: number): number {
  return now - random.integer(20, 25 * 60) * 1000;
}

/** How likely an incident is at a time of the week, relative to the busiest. Failing hardware knows no weekend. */
function activity(instant: Date, workingHours: boolean): number {
  const weekend = instant.getUTCDay() === 0 || instant.getUTCDay() === 6;
  if (!workingHours) return weekend ? 0.6 : 0.75;
  const hour = instant.getUTCHours();
  const byHour = hour >= 8 && hour < 18 ? 1 : hour >= 6 && hour < 22 ? 0.45 : 0.15;
  return weekend ? byHour * 0.3 : byHour;
}
