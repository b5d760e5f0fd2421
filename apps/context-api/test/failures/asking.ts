import { setTimeout as pause } from 'node:timers/promises';

/** One answer, or what came instead. */
export interface Told {
  /** 0 when no answer came within 10 s or the connection broke. */
  readonly status: number;
  readonly body: unknown;
  readonly stale: boolean;
  readonly ms: number;
  readonly headers: Headers;
}

/** No answer of a service may take longer, whatever its database does: a request that does counts as hung. */
const HUNG_MS = 10_000;

export async function ask(url: string): Promise<Told> {
  const startedAt = performance.now();
  const told = (status: number, body: unknown, headers = new Headers()): Told => ({
    status,
    body,
    headers,
    stale: headers.get('warning')?.startsWith('110') === true,
    ms: performance.now() - startedAt,
  });
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HUNG_MS) });
    return told(response.status, await response.json(), response.headers);
  } catch (error) {
    return told(0, String(error));
  }
}

/** Asks one after the other until stopped; returns all that was told. */
export function keepAsking(nextUrl: () => string): {
  /** Waits for so many further answers. */
  more(answers: number): Promise<void>;
  stop(): Promise<Told[]>;
} {
  let going = true;
  const all: Told[] = [];
  const asked = (async () => {
    while (going) {
      all.push(await ask(nextUrl()));
      await pause(5);
    }
    return all;
  })();
  return {
    async more(answers) {
      const enough = all.length + answers;
      while (all.length < enough) await pause(5);
    },
    stop: () => {
      going = false;
      return asked;
    },
  };
}

/** Milliseconds until the condition holds. */
export async function msUntil(condition: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  while (!(await condition())) await pause(10);
  return performance.now() - startedAt;
}

export const ready = (url: string) => async (): Promise<boolean> =>
  (await ask(`${url}/health/ready`)).status === 200;
export const notReady = (url: string) => async (): Promise<boolean> =>
  (await ask(`${url}/health/ready`)).status === 503;

/** A figure that a test shows. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
