import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../run/run-program.ts';

/** Jest's workers inherit the environment of the process that ran the global setup. */
const VARIABLE = 'PRECEDENT_RECORDED_STATEMENTS';

/** Where statements are written down; undefined outside a run that records. */
export function recordingDirectory(): string | undefined {
  return process.env[VARIABLE];
}

/**
 * Starts recording. The returned function ends it: it removes what was recorded, and throws when a service ran a
 * statement that is not one of its declared queries, after saying which.
 */
export async function startRecording(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'precedent-statements-'));
  process.env[VARIABLE] = directory;
  return async () => {
    try {
      if ((await readdir(directory)).length === 0) return;
      const cli = ['--conditions=@precedent/source', 'tools/schema-authority/src/cli.ts'];
      const { exitCode, output } = await runProgram([...cli, 'undeclared', directory], { show: false });
      process.stderr.write(output);
      if (exitCode !== 0)
        throw new Error('A service ran a statement that it does not declare (SA007, above).');
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  };
}
