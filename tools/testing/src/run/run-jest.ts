import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';
import type { JestCounts } from './tally.ts';

/** Jest over all projects. Its own output is shown as it comes. */
export async function runJest(args: readonly string[]): Promise<JestCounts> {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const directory = await mkdtemp(join(tmpdir(), 'precedent-results-'));
  const file = join(directory, 'results.json');
  // Only long suites execute so much WebAssembly that optimizing it pays; see tools/embedded-database/src/baseline-wasm.ts.
  const baseline = process.env['TEST_SUITE'] === 'long' ? [] : ['--liftoff-only'];
  try {
    const { exitCode } = await runProgram(
      [
        '--conditions=@precedent/source',
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        ...baseline,
        jest,
        '--json',
        `--outputFile=${file}`,
        ...args,
      ],
      { show: true },
    );
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return { exitCode, report: text === undefined ? undefined : JSON.parse(text) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
