import { Connection } from '../http/connection.ts';

/** What became of the requests of one phase. */
export interface Pressed {
  readonly seconds: number;
  /** Milliseconds from sending to the whole answer, of requests that were answered as wanted; sorted. */
  readonly admitted: Float64Array;
  /** Answers 503 and 429 with Retry-After. */
  readonly refused: number;
  /** Anything else, by what it was. */
  readonly faults: ReadonlyMap<string, number>;
}

export interface PressOptions {
  readonly connections: number;
  readonly ms: number;
  /** Status of an answer as wanted. */
  readonly status: number;
}

/** Sends requests over so many connections; each sends its next one as soon as it is answered, whatever the answer says. */
export async function press(
  url: string,
  next: () => Buffer,
  { connections, ms, status: wanted }: PressOptions,
): Promise<Pressed> {
  const started = performance.now();
  const end = started + ms;
  const admitted: number[] = [];
  const faults = new Map<string, number>();
  let refused = 0;
  const work = async () => {
    const connection = new Connection(url);
    for (let now = performance.now(); now < end; now = performance.now()) {
      try {
        const { status, retryAfter } = await connection.request(next());
        // What is answered when nobody sends any more was not answered under this load.
        if (performance.now() > end) break;
        if (status === wanted) admitted.push(performance.now() - now);
        else if ((status === 503 || status === 429) && retryAfter) refused += 1;
        else fault(`status ${status}${retryAfter ? '' : ' without Retry-After'}`);
      } catch (error) {
        fault((error as Error).message);
      }
    }
    connection.close();
  };
  const fault = (what: string) => faults.set(what, (faults.get(what) ?? 0) + 1);
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - started) / 1000;
  return { seconds, admitted: Float64Array.from(admitted).sort(), refused, faults };
}

/** Two phases as if they had been one. */
export function together(one: Pressed, other: Pressed): Pressed {
  const faults = new Map(one.faults);
  for (const [what, count] of other.faults) faults.set(what, (faults.get(what) ?? 0) + count);
  return {
    seconds: one.seconds + other.seconds,
    admitted: Float64Array.from([...one.admitted, ...other.admitted]).sort(),
    refused: one.refused + other.refused,
    faults,
  };
}

/** A percentile of sorted values. */
export function percentile(sorted: Float64Array, percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
