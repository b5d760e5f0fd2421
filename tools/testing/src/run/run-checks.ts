import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.ts';
import type { CheckCounts } from './tally.ts';

/** Nx's record of its last run. */
const RUN_RECORD = fileURLToPath(new URL('../../../../.nx/cache/run.json', import.meta.url));

/** Lint and types of every project, as far as Nx does not know the answer already. */
export async function runChecks(): Promise<CheckCounts> {
  const started = performance.now();
  const show = process.stdout.isTTY === true;
  console.log('Lint and types of all projects:');
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const env = { NX_TUI: 'false', NX_DAEMON: 'false' };
  const { exitCode, output } = await runProgram([nx, 'run-many', '-t', 'lint', 'typecheck'], { show, env });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (exitCode === 0) {
    console.log(`  all in order (${seconds} s)\n`);
    return { failed: 0 };
  }
  console.log(output);
  return { failed: Math.max(1, await countFailedTasks()) };
}

async function countFailedTasks(): Promise<number> {
  const text = await readFile(RUN_RECORD, 'utf8').catch(() => '{}');
  const { tasks = [] } = JSON.parse(text) as { tasks?: readonly { status: number }[] };
  return tasks.filter(({ status }) => status !== 0).length;
}
