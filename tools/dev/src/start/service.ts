import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild, type Child } from './child.ts';
import type { Life } from './life.ts';
import { ExplainedError } from '../explained-error.ts';

export interface ServiceOptions {
  readonly title: string;
  /** Folder below apps/. */
  readonly app: string;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly sharedSession: boolean;
  readonly logDir: string;
}

const READY_WITHIN_MS = 60_000;
const BETWEEN_QUESTIONS_MS = 100;

/** Starts a service and waits until it is ready. Resolves with its URL. @throws ExplainedError with its last words */
export async function startService(options: ServiceOptions, life: Life): Promise<string> {
  const { title, app, host, port, databaseUrl, sharedSession, logDir } = options;
  const child = startChild({
    script: `apps/${app}/src/main.ts`,
    env: {
      HOST: host,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATABASE_URL_FILE: '',
      DATABASE_SHARED_SESSION: String(sharedSession),
    },
    logFile: join(logDir, `${app}.log`),
  });
  life.add(() => child.stop());
  void child.ended.then((end) => life.end(endOf(title, end, child)));
  const url = `http://${nameOf(host)}:${port}`;
  await untilReady(title, url, life.signal);
  return url;
}

function endOf(title: string, end: number | string, child: Child): ExplainedError {
  const how = typeof end === 'number' ? `with exit code ${end}` : `by ${end}`;
  return new ExplainedError([`${title} ended ${how}.`, child.lastWords()].join('\n').trimEnd());
}

/** The name under which a person reaches an address from this machine. */
function nameOf(host: string): string {
  return ['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host) ? 'localhost' : host;
}

async function untilReady(title: string, url: string, signal: AbortSignal): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const fault = await readinessFault(url, signal);
    signal.throwIfAborted();
    if (fault === undefined) return;
    if (Date.now() > until) throw new ExplainedError(`${title} does not become ready: ${fault}.`);
    await delay(BETWEEN_QUESTIONS_MS, undefined, { signal });
  }
}

interface Readiness {
  readonly checks?: Readonly<Record<string, { readonly reason?: string }>>;
}

/** Undefined when ready, else the reasons the service gives. */
async function readinessFault(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal });
    const { checks = {} } = (await response.json()) as Readiness;
    if (response.ok) return undefined;
    return Object.values(checks)
      .flatMap(({ reason }) => (reason === undefined ? [] : [reason]))
      .join(', ');
  } catch (error) {
    return `no answer at ${url} (${(error as Error).message})`;
  }
}
