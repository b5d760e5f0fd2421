import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { NumberedVerdict } from './judge.ts';
import type { Subject } from './lane.ts';
import type { Verdict } from './score.ts';

/** What a lane's thread is told. */
export interface LaneTask {
  readonly subject: Subject;
  /** Of the queue that all lanes share. */
  readonly memory: SharedArrayBuffer;
}

/** What it answers: how many it has tried, and at last its verdicts. */
export type LaneNews =
  { readonly tried: number; readonly of: number } | { readonly verdicts: readonly NumberedVerdict[] };

/** More would share the memory's bandwidth, and each needs about half a gigabyte. */
const MOST_LANES = 4;

/**
 * Tries all mutants of a subject, each processor in a thread of its own taking the next one. On a server there is one
 * lane: roles belong to the whole server, and a mutant that changes one would show in the others' databases.
 */
export async function runMutants(
  subject: Subject,
  told: (progress: { readonly done: number; readonly of: number }) => void = () => undefined,
): Promise<Verdict[]> {
  const lanes = subject.databaseUrl === undefined ? Math.min(availableParallelism(), MOST_LANES) : 1;
  const memory = new SharedArrayBuffer(4);
  const tried = Array.from({ length: lanes }, () => 0);
  const parts = await Promise.all(
    tried.map((_, lane) =>
      runLane({ subject, memory }, (news) => {
        tried[lane] = news.tried;
        told({ done: tried.reduce((sum, own) => sum + own, 0), of: news.of });
      }),
    ),
  );
  return parts
    .flat()
    .sort((one, other) => one.number - other.number)
    .flatMap(({ verdict }) => verdict ?? []);
}

function runLane(
  task: LaneTask,
  told: (progress: { readonly tried: number; readonly of: number }) => void,
): Promise<readonly NumberedVerdict[]> {
  const worker = new Worker(new URL('./lane.worker.ts', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on('message', (news: LaneNews) => ('verdicts' in news ? resolve(news.verdicts) : told(news)));
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a lane of mutants ended with ${code}`)));
  });
}
