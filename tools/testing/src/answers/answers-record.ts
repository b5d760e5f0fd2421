import { appendFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** That a service answered an operation with a status. */
export interface Answered {
  readonly service: string;
  /** As in the document: `GET /api/v1/incidents/{id}`. */
  readonly operation: string;
  readonly status: number;
}

/** Jest's workers inherit the environment of the process that ran the global setup. */
const VARIABLE = 'PRECEDENT_RECORDED_ANSWERS';

/** From now on, in this process and those it starts, answers are written down. */
export async function startAnswersRecord(): Promise<void> {
  process.env[VARIABLE] = await mkdtemp(join(tmpdir(), 'precedent-answers-'));
}

/** Writes down an answer, where a record was started. */
export function recordAnswer(answered: Answered): void {
  const directory = process.env[VARIABLE];
  if (directory === undefined) return;
  appendFileSync(join(directory, `${process.pid}.ndjson`), `${JSON.stringify(answered)}\n`);
}

/** What was written down by all processes; the record is removed. */
export async function takeAnswersRecord(): Promise<Answered[]> {
  const directory = process.env[VARIABLE];
  if (directory === undefined) return [];
  const files = await readdir(directory);
  const texts = await Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')));
  await rm(directory, { recursive: true });
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Answered);
}
