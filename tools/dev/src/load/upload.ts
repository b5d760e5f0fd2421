import type { SampleTrace } from '../samples/sample-trace.ts';
import { record } from './record.ts';

export interface UploadOptions {
  /** URL of Data Storage. */
  readonly dataStorage: string;
  readonly signal: AbortSignal;
  /** Requests under way at a time. */
  readonly concurrency?: number;
  onRecorded(count: number): void;
}

/**
 * Records samples in about their order. The last one is recorded alone, after all others: if it is there, so are they.
 * Throws what `record` throws.
 */
export async function upload(samples: readonly SampleTrace[], options: UploadOptions): Promise<void> {
  const { dataStorage, concurrency = 8, onRecorded } = options;
  const last = samples.at(-1);
  if (last === undefined) return;
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const queue = samples.slice(0, -1).values();
  let count = 0;
  const work = async (): Promise<void> => {
    // The workers share the queue: each takes the next sample when it is done with one.
    for (const sample of queue) {
      await record(dataStorage, sample, signal);
      onRecorded(++count);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
    await record(dataStorage, last, signal);
    onRecorded(++count);
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}
