import { performance } from 'node:perf_hooks';
import { allChecks, type Check } from './checks.ts';
import { writeProjectGraph } from './project-graph.ts';
import { runProgram } from './run-program.ts';
import type { CheckCounts } from './tally.ts';

/** Types, lint and format of every project, at the same time. What a check complains about is printed when it ends. */
export async function runChecks(checks: readonly Check[] = allChecks()): Promise<CheckCounts> {
  console.log('Types, lint and format of all projects:');
  await writeProjectGraph();
  const ends = await Promise.all(checks.map(run));
  console.log('');
  return { failed: ends.filter((inOrder) => !inOrder).length };
}

async function run({ name, args }: Check): Promise<boolean> {
  const started = performance.now();
  const { exitCode, output } = await runProgram(args, { show: false });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${name}: ${exitCode === 0 ? 'in order' : 'NOT in order'} (${seconds} s)`);
  if (exitCode !== 0) console.log(`${output.trimEnd()}\n`);
  return exitCode === 0;
}
