import { Problem, type NdjsonLine, type NdjsonLines } from '@precedent/service-kit';

/**
 * The lines until the service begins to stop: an import may take longer than a shutdown has time for, and its sender is
 * to be told what was stored.
 * @throws Problem temporary-reduced-capacity when the service stops before the lines end
 */
export async function* untilStopping<T>(
  lines: NdjsonLines<T>,
  stopping: AbortSignal,
): AsyncGenerator<readonly NdjsonLine<T>[]> {
  const iterator = lines[Symbol.asyncIterator]();
  const { promise: stop, resolve } = Promise.withResolvers<undefined>();
  const onStopping = (): void => resolve(undefined);
  stopping.addEventListener('abort', onStopping);
  if (stopping.aborted) resolve(undefined);
  try {
    for (;;) {
      const next = iterator.next();
      // It may fail when nobody waits for it any more.
      next.catch(() => undefined);
      const result = await Promise.race([stop, next]);
      if (result === undefined) throw new Problem('temporary-reduced-capacity', STOPPING);
      if (result.done === true) return;
      yield result.value;
    }
  } finally {
    stopping.removeEventListener('abort', onStopping);
    // Not waited for: the sender may send nothing for long.
    void iterator.return?.().catch(() => undefined);
  }
}

const STOPPING =
  'The service is being stopped and reads no further. Send the file again: what is stored already is not stored twice.';
