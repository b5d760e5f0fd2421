import { parentPort, workerData } from 'node:worker_threads';
import { judgeMutants } from './judge-mutants.ts';
import type { LaneNews, LaneTask } from './mutation-run.ts';

/** A thread that tries a share of the mutants. */
const { subject, share } = workerData as LaneTask;
const tell = (news: LaneNews): void => parentPort?.postMessage(news);
tell({ verdicts: await judgeMutants(subject, share, tell) });
