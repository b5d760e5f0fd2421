import { generateSamples } from '../samples/generate-samples.ts';
import type { Reporter } from '../report/reporter.ts';
import { OtherSamplesError } from './other-samples-error.ts';
import { sampleState, type SampleState } from './sample-state.ts';
import { upload } from './upload.ts';

/** Recorded in less than 15 s on two cores by the embedded database, which takes about 5 ms for each. */
export const USUAL_SAMPLE_COUNT = 2500;

export interface LoadOptions {
  /** URL of Data Storage. */
  readonly dataStorage: string;
  /** A login that can read, to see what there is. */
  readonly databaseUrl: string;
  /** How many; undefined: the usual number, but only into a database without incidents of its own. */
  readonly wanted: number | undefined;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

/** Records the sample incidents that a database does not have yet. A load that was interrupted is continued. */
export async function loadSamples(options: LoadOptions): Promise<void> {
  const { dataStorage, wanted, reporter, signal } = options;
  const count = wanted ?? USUAL_SAMPLE_COUNT;
  if (count === 0) return;
  const state = await sampleState(options.databaseUrl, idOf(0), idOf(count - 1));
  if (state.complete) return;
  if (wanted === undefined && isOfUse(state)) {
    reporter.say('Sample incidents: none, the database has incidents of its own');
    return;
  }
  const step = reporter.begin('Recording sample incidents', count);
  const started = performance.now();
  try {
    await upload([...generateSamples({ count, now: state.since })], {
      dataStorage,
      signal,
      onRecorded: (done) => step.progress(done, `Sample incidents: ${done} of ${count}`),
    });
    step.done(
      `Sample incidents: ${count} recorded in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
  } catch (error) {
    if (!(error instanceof OtherSamplesError)) {
      step.failed('The sample incidents could not be recorded');
      throw error;
    }
    step.done('Sample incidents: those of an earlier start, of which there were not as many, are kept');
  }
}

/** A database that somebody uses gets no samples unasked; one whose load was interrupted gets the rest. */
function isOfUse({ others, begun }: SampleState): boolean {
  return others && !begun;
}

function idOf(index: number): string {
  return `sample-${String(index).padStart(6, '0')}`;
}
