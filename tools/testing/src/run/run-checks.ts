import { performance } from 'node:perf_hooks';
import { allChecks, type Check } from './checks.ts';
import { writeProjectGraph } from './project-graph.ts';
import { runProgram } from './run-program.ts';
import type { CheckCounts } from './tally.ts';

/** Types, lint and format of every project, at the same time. What a check complains about is told when it ends. */
export async function runChecks(
  tell: (text: string) => void = console.log,
  checks: readonly Check[] = allChecks(),
): Promise<CheckCounts> {
  tell('Types, lint and format of all projects:');
  try {
    await writeProjectGraph();
  } catch (error) {
    tell((error as Error).message);
    return { failed: 1 };
  }
  const ends = await Promise.all(checks.map((check) => run(check, tell)));
  tell('');
  return { failed: ends.filter((inOrder) => !inOrder).length };
}

async function run({ name, args }: Check, tell: (text: string) => void): Promise<boolean> {
  const started = performance.now();
  const { exitCode, output } = await runProgram(args, { show: false });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  tell(`  ${name}: ${exitCode === 0 ? 'in order' : 'NOT in order'} (${seconds} s)`);
  if (exitCode !== 0) tell(`${output.trimEnd()}\n`);
  return exitCode === 0;
}
