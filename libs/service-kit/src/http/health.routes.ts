import { Router } from 'express';
import { markRoute } from './request-context.ts';

/** Resolves when all is well or with a reason to say `degraded`; rejects when the service cannot do its work. */
export type HealthCheck = (timeoutMs: number) => Promise<void | { readonly degraded: string }>;

export interface HealthOptions {
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** Aborted when shutdown begins: not ready from then on. */
  readonly stopping: AbortSignal;
  /** Time limit of each check. Default 1000. */
  readonly timeoutMs?: number;
}

export interface CheckResult {
  readonly status: 'ok' | 'degraded' | 'failed';
  readonly reason?: string;
}

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly checks: Readonly<Record<string, CheckResult>>;
}

/** GET /health/live says the process answers; GET /health/ready says whether to send it requests. */
export function healthRoutes(options: HealthOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/health/live', (_request, response) => {
    markRoute(response, '/health/live');
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/health/ready', async (_request, response) => {
    markRoute(response, '/health/ready');
    const readiness = await assess(options);
    const status = readiness.status === 'unavailable' ? 503 : 200;
    response.status(status).set('Cache-Control', 'no-store').json(readiness);
  });
  return router;
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
  const timeout = new Promise<CheckResult>((resolve) => {
    const reason = `no answer within ${timeoutMs} ms`;
    timer = setTimeout(() => resolve({ status: 'failed', reason }), timeoutMs);
  });
  const outcome = Promise.resolve(timeoutMs)
    .then(check)
    .then(
      (result): CheckResult =>
        result === undefined ? { status: 'ok' } : { status: 'degraded', reason: result.degraded },
      (error: unknown): CheckResult => ({
        status: 'failed',
        reason: error instanceof UnhealthyError ? error.message : 'the check failed',
      }),
    );
  try {
    return await Promise.race([outcome, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Thrown by a check whose message may be shown to anyone who can reach the service. */
export class UnhealthyError extends Error {
  override readonly name = 'UnhealthyError';
}
