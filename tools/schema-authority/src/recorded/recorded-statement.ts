import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A statement that a service sent to the database during a test. */
export interface RecordedStatement {
  /** `application_name` of its connection: the consumer, with or without `-test`. */
  readonly application: string;
  readonly sql: string;
  /** Path of the test file. */
  readonly test: string;
}

/** Reads what tests recorded: one JSON object a line, in the `.ndjson` files of a folder. */
export async function readRecorded(directory: string): Promise<RecordedStatement[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.ndjson')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
  return texts
    .flatMap((text) => text.split('\n').filter((line) => line !== ''))
    .map((line) => JSON.parse(line) as RecordedStatement);
}
