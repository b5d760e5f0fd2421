import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Share } from './judge-mutants.ts';
import type { Subject } from './lane.ts';
import type { Verdict } from './score.ts';

/** What a lane's thread is told. */
export interface LaneTask {
  readonly subject: Subject;
  readonly share: Share;
}

/** What it answers: how far it is, and at last its verdicts. */
export type LaneNews =
  { readonly done: number; readonly of: number } | { readonly verdicts: readonly Verdict[] };

/** More would share the memory's bandwidth, and each needs about half a gigabyte. */
const MOST_LANES = 4;

/**
 * Tries all mutants of a subject, each processor a part of them in a thread of its own. On a server there is one lane:
 * roles belong to the whole server, and a mutant that changes one would show in the others' databases.
 */
export async function runMutants(
  subject: Subject,
  told: (progress: { readonly done: number; readonly of: number }) => void = () => undefined,
): Promise<Verdict[]> {
  const lanes = subject.databaseUrl === undefined ? Math.min(availableParallelism(), MOST_LANES) : 1;
  const progress = Array.from({ length: lanes }, () => ({ done: 0, of: 0 }));
  const parts = await Promise.all(
    progress.map((_, part) =>
      runLane({ subject, share: { part, of: lanes } }, (news) => {
        progress[part] = news;
        told({
          done: progress.reduce((sum, { done }) => sum + done, 0),
          of: progress.reduce((sum, { of }) => sum + of, 0),
        });
      }),
    ),
  );
  return parts.flat();
}

function runLane(
  task: LaneTask,
  told: (progress: { readonly done: number; readonly of: number }) => void,
): Promise<readonly Verdict[]> {
  const worker = new Worker(new URL('./lane.worker.ts', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on('message', (news: LaneNews) => ('verdicts' in news ? resolve(news.verdicts) : told(news)));
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a lane of mutants ended with ${code}`)));
  });
}
