import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { recordingDirectory, startRecording } from './recording.ts';

/** Ends a recording of one statement of the Context API; what it did is that of its `undeclared` command. */
async function endAfter(sql: string | undefined, told: string[] = []): Promise<void> {
  const end = await startRecording((text) => void told.push(text));
  const directory = recordingDirectory() ?? '';
  if (sql !== undefined) {
    const line = JSON.stringify({ application: 'context-api-test', sql, test: import.meta.filename });
    await writeFile(join(directory, '1.ndjson'), `${line}\n`);
  }
  try {
    await end();
  } finally {
    expect(existsSync(directory)).toBe(false);
  }
}

test('a run in which services sent nothing, or only declared statements, ends well', async () => {
  await endAfter(undefined);
  await endAfter('SELECT 1');
}, 60_000);

test('a statement that nobody declared fails the run', async () => {
  const told: string[] = [];
  await expect(endAfter('SELECT count(*) FROM action_histories', told)).rejects.toThrow('SA007');
  expect(told.join('')).toContain('makes: SELECT count(*) FROM action_histories\n');
}, 60_000);
