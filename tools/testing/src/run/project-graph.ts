import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runProgram } from './run-program.ts';

/**
 * Makes Nx write its graph of the projects, which ESLint's rule about imports reads: without one the rule only warns
 * and judges nothing. Targets that Nx runs find it made; whoever runs ESLint directly calls this first.
 * @throws Error with what Nx printed
 */
export async function writeProjectGraph(): Promise<void> {
  const nx = dirname(createRequire(import.meta.url).resolve('nx/package.json'));
  const { exitCode, output } = await runProgram([join(nx, 'dist/bin/nx.js'), 'show', 'projects'], {
    show: false,
    env: { NX_DAEMON: 'false' },
  });
  if (exitCode !== 0) throw new Error(`Nx cannot tell the projects:\n${output}`);
}
