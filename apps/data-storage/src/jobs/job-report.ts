/** Tells a person or a program how a long job gets on. A job has phases, one after the other. */
export interface JobReport {
  /**
   * A phase begins.
   * @param name what is done, such as `importing`
   * @param total how much there is to do, in any unit; undefined when nobody knows
   */
  begin(name: string, total?: number): void;
  /** So much of the phase is done; `counts` say it in the job's own words. */
  advance(done: number, counts?: Counts): void;
  /** Nothing can be done for a while. */
  waiting(because: string, ms: number): void;
  /** The phase is over. */
  end(event: string, counts?: Counts): void;
  /** The job ends early; why is told elsewhere, as one sentence on standard error. */
  stopped(): void;
}

export type Counts = Readonly<Record<string, string | number>>;

/** How fast a phase is and how long it will still take. */
export function pace(
  startedAt: number,
  done: number,
  total: number | undefined,
): { readonly seconds: number; readonly secondsLeft: number | undefined } {
  const seconds = (performance.now() - startedAt) / 1000;
  const known = total !== undefined && done > 0;
  return {
    seconds,
    secondsLeft: known ? Math.max(0, Math.round((seconds / done) * (total - done))) : undefined,
  };
}
