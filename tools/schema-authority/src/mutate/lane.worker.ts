import { parentPort, workerData } from 'node:worker_threads';
import { judgeMutants, Queue } from './judge-mutants.ts';
import type { LaneNews, LaneTask } from './mutation-run.ts';

/** A thread that tries mutants of the queue that all share. */
const { subject, memory } = workerData as LaneTask;
const tell = (news: LaneNews): void => parentPort?.postMessage(news);
tell({ verdicts: await judgeMutants(subject, new Queue(memory), tell) });
