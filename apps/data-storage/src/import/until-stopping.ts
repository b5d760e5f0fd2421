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
  let cut = (): void => undefined;
  const onStopping = (): void => cut();
  stopping.addEventListener('abort', onStopping);
  try {
    for (;;) {
      // A promise for each step: one that lives as long as the service would keep all that was ever awaited beside it.
      const step = Promise.withResolvers<IteratorResult<readonly NdjsonLine<T>[]>>();
      cut = () => step.reject(new Problem('temporary-reduced-capacity', STOPPING));
      if (stopping.aborted) cut();
      else iterator.next().then(step.resolve, step.reject);
      const result = await step.promise;
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
