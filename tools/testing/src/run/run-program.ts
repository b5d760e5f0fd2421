import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The workspace's root. */
export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** How a program ended, and what it wrote where it was not shown. */
export interface ProgramEnd {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * Runs a JavaScript program of the workspace with this Node, in the workspace's root, and hands on signals. When one
 * of them ends it, this process ends too: an interrupted run has no result.
 */
export async function runProgram(
  args: readonly string[],
  options: { readonly show: boolean; readonly env?: NodeJS.ProcessEnv },
): Promise<ProgramEnd> {
  const stdio: StdioOptions = options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const env = { ...process.env, ...options.env };
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio, env });
  let interrupted: NodeJS.Signals | undefined;
  const forward = (signal: NodeJS.Signals): void => {
    interrupted = signal;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, forward);
  const [[code, signal], ...outputs] = await Promise.all([
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
    ...[child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream))),
  ]);
  for (const name of signals) process.removeListener(name, forward);
  if (interrupted !== undefined) process.exit(128 + constants.signals[interrupted]);
  return { exitCode: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], output: outputs.join('') };
}
