import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../run/run-program.ts';

/** Jest's workers inherit the environment of the process that ran the global setup. */
const VARIABLE = 'PRECEDENT_RECORDED_STATEMENTS';

const UNDECLARED = 'A service ran a statement that it does not declare (SA007, above).';
const NOT_COMPARED =
  'The statements that services ran could not be compared with those they declare (above).';

/** Where statements are written down; undefined outside a run that records. */
export function recordingDirectory(): string | undefined {
  return process.env[VARIABLE];
}

/**
 * Starts recording. The returned function ends it: it removes what was recorded, and throws when a service ran a
 * statement that is not one of its declared queries, after saying which, or when that could not be told.
 */
export async function startRecording(
  tell: (text: string) => void = (text) => process.stderr.write(text),
): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'precedent-statements-'));
  process.env[VARIABLE] = directory;
  return async () => {
    try {
      if ((await readdir(directory)).length === 0) return;
      const cli = ['--conditions=@precedent/source', 'tools/schema-authority/src/cli.ts'];
      const { exitCode, output } = await runProgram([...cli, 'undeclared', directory], { show: false });
      tell(output);
      if (exitCode !== 0) throw new Error(exitCode === 1 ? UNDECLARED : NOT_COMPARED);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  };
}
