import type { Violation } from '@precedent/service-kit';
import { toInstant } from './instant.ts';

/** A time of a request in the form it is stored and compared in; null when none was given or it is refused. */
export function storedInstant(
  text: string | null | undefined,
  pointer: string,
  violations: Violation[],
): string | null {
  if (text === null || text === undefined) return null;
  const instant = toInstant(text);
  if (instant === undefined) {
    violations.push({ in: 'body', pointer, detail: 'must lie in the years 0001 to 9999' });
  }
  return instant ?? null;
}

/** Refuses an execution that ends before it starts, when both times were given. */
export function refuseEndBeforeStart(
  times: { readonly execution_start_time: string | null; readonly execution_end_time: string | null },
  violations: Violation[],
): void {
  const { execution_start_time: start, execution_end_time: end } = times;
  if (start === null || end === null || end >= start) return;
  violations.push({ in: 'body', pointer: '/execution_end_time', detail: END_BEFORE_START });
}

export const END_BEFORE_START = 'must not be before execution_start_time';
