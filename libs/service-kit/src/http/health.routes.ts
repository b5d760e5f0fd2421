import { Router } from 'express';
import { markRoute } from './request-context.ts';

/** What a check tells besides its verdict. Anyone who can reach the service may read it. */
export interface HealthDetails {
  /** What was looked at and how it is, such as `PostgreSQL 17.6`. Shown on request. */
  readonly found?: string | undefined;
  /** The commands that set right what is wrong. Shown on request. */
  readonly mend?: readonly string[] | undefined;
}

export interface HealthNote extends HealthDetails {
  /** Why the service does not do all of its work. */
  readonly degraded?: string;
  /** What should be seen to although the service does all of its work: it stays ready. */
  readonly warning?: string;
}

/** Resolves when the service can do its work, perhaps with a note; rejects when it cannot. */
export type HealthCheck = (timeoutMs: number) => Promise<void | HealthNote>;

export interface HealthOptions {
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** Aborted when shutdown begins: not ready from then on. */
  readonly stopping: AbortSignal;
  /** Time limit of each check. Default 1000. */
  readonly timeoutMs?: number;
}

export interface CheckResult extends HealthDetails {
  readonly status: 'ok' | 'warning' | 'degraded' | 'failed';
  readonly reason?: string;
  /** How long the check took. Shown on request. */
  readonly ms?: number;
}

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly checks: Readonly<Record<string, CheckResult>>;
}

/**
 * GET /health/live says the process answers; GET /health/ready says whether to send it requests, and with `?verbose`
 * also what each check found, how long it took, and the commands that mend what is wrong.
 */
export function healthRoutes(options: HealthOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/health/live', (_request, response) => {
    markRoute(response, '/health/live');
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/health/ready', async (request, response) => {
    markRoute(response, '/health/ready');
    const readiness = await assess(options);
    const status = readiness.status === 'unavailable' ? 503 : 200;
    const shown = wantsDetails(request.originalUrl) ? readiness : withoutDetails(readiness);
    response.status(status).set('Cache-Control', 'no-store').json(shown);
  });
  return router;
}

/** `?verbose`, with any value but false. */
function wantsDetails(url: string): boolean {
  const value = new URLSearchParams(url.split(/\?(.*)/s, 2)[1]).get('verbose');
  return value !== null && value !== 'false';
}

function withoutDetails({ status, checks }: Readiness): Readiness {
  const brief = Object.entries(checks).map(([name, { found: _, mend: __, ms: ___, ...result }]) => [
    name,
    result,
  ]);
  return { status, checks: Object.fromEntries(brief) };
}

async function assess({ checks, stopping, timeoutMs = 1000 }: HealthOptions): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await runCheck(check, timeoutMs)] as const),
  );
  if (stopping.aborted) results.push(['shutdown', { status: 'failed', reason: 'the service is stopping' }]);
  const has = (status: CheckResult['status']) => results.some(([, result]) => result.status === status);
  return {
    status: has('failed') ? 'unavailable' : has('degraded') ? 'degraded' : 'ready',
    checks: Object.fromEntries(results),
  };
}

/** The reasons are ours, not the error's: a driver's message may name hosts and users. */
async function runCheck(check: HealthCheck, timeoutMs: number): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const startedAt = performance.now();
  const timeout = new Promise<CheckResult>((resolve) => {
    const reason = `no answer within ${timeoutMs} ms`;
    timer = setTimeout(() => resolve({ status: 'failed', reason }), timeoutMs);
  });
  const outcome = Promise.resolve(timeoutMs).then(check).then(resultOf, failureOf);
  try {
    const result = await Promise.race([outcome, timeout]);
    return { ...result, ms: Math.round((performance.now() - startedAt) * 10) / 10 };
  } finally {
    clearTimeout(timer);
  }
}

function resultOf(note: void | HealthNote): CheckResult {
  const { degraded, warning, ...details } = note ?? {};
  if (degraded !== undefined) return { status: 'degraded', reason: degraded, ...details };
  return warning === undefined
    ? { status: 'ok', ...details }
    : { status: 'warning', reason: warning, ...details };
}

function failureOf(error: unknown): CheckResult {
  if (!(error instanceof UnhealthyError)) return { status: 'failed', reason: 'the check failed' };
  return { status: 'failed', reason: error.message, ...error.details };
}

/** Thrown by a check whose message may be shown to anyone who can reach the service. */
export class UnhealthyError extends Error {
  override readonly name = 'UnhealthyError';
  readonly details: HealthDetails;

  constructor(message: string, { cause, ...details }: HealthDetails & { readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.details = details;
  }
}
