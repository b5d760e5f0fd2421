import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const LIFELINE = new URL('./lifeline.ts', import.meta.url).href;
const WORDS_KEPT = 4000;
/** Longer than a service takes to let its answers finish. */
const KILL_AFTER_MS = 25_000;

export interface ChildOptions {
  /** Relative to the workspace's root. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Standard output and error go here, anew at every start. */
  readonly logFile?: string;
  readonly onLine?: (line: string) => void;
}

/** A program of the workspace that runs beside this one. */
export interface Child {
  /** Resolves with the exit code, or the name of the signal, when the process is gone. */
  readonly ended: Promise<number | string>;
  /** The end of what it wrote to standard error. */
  lastWords(): string;
  /** Ends it, with force after a while, and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a program from its sources. It has a process group of its own, so that Ctrl-C reaches only this process, which
 * then stops its children in order; and a lifeline, so that it ends when this process does.
 */
export function startChild(options: ChildOptions): Child {
  const { script, args = [], env = {}, logFile, onLine } = options;
  const flags = [
    '--conditions=@precedent/source',
    '--disable-warning=ExperimentalWarning',
    '--import',
    LIFELINE,
  ];
  const child = spawn(process.execPath, [...flags, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-WORDS_KEPT);
  });
  if (logFile !== undefined) {
    const log = createWriteStream(logFile);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
  }
  const lines = createInterface(child.stdout);
  if (onLine !== undefined) lines.on('line', onLine);
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return {
    ended,
    lastWords: () => words.trim(),
    async stop() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      await ended;
      clearTimeout(force);
    },
  };
}
