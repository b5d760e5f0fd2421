import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface MeasuredProcess {
  readonly pid: number;
  /** Largest memory so far, in MB: what the kernel calls the high-water mark of the resident set. */
  peakMegabytes(): number;
  /** Processor time so far, in milliseconds. */
  cpuMs(): number;
}

export interface MeasuredService extends MeasuredProcess {
  readonly url: string;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
export type App = 'data-storage' | 'context-api';

/** Compiled, as in the images: running the sources takes more memory. */
const distOf = (app: App) => `${ROOT}/apps/${app}/dist`;

/** Compiles a service, if something has changed. */
export async function buildApp(app: App): Promise<void> {
  const tsc = `${ROOT}/node_modules/typescript/bin/tsc`;
  await promisify(execFile)(process.execPath, [tsc, '-b', `apps/${app}/tsconfig.json`], { cwd: ROOT });
}

/** Starts a service in a process of its own, as production does but for the port. */
export function startApp(
  app: App,
  databaseUrl: string,
  env: NodeJS.ProcessEnv = {},
): Promise<MeasuredService> {
  return startServer(app, [`${distOf(app)}/main.js`], { DATABASE_URL: databaseUrl, ...env });
}

/** Starts any program of this workspace that logs `{"msg":"listening","port":…}` when it listens. */
export async function startServer(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<MeasuredService> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => {
      const entry = JSON.parse(line) as { msg: string; port: number };
      if (entry.msg !== 'listening') return;
      lines.close();
      // Its log is read and thrown away, as a collector would take it.
      child.stdout.resume();
      resolve(entry.port);
    });
  });
  return {
    ...measured(child.pid as number),
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** Runs the command line of Data Storage to its end; returns its JSON lines and its largest memory in MB. */
export async function runDataStorage(
  databaseUrl: string,
  args: readonly string[],
): Promise<{ lines: Readonly<Record<string, unknown>>[]; peakMegabytes: number }> {
  const child = spawn(process.execPath, [`${distOf('data-storage')}/cli.js`, ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { peakMegabytes } = measured(child.pid as number);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, peakMegabytes())), 200);
  const lines: Record<string, unknown>[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line) as Record<string, unknown>));
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`data-storage ${args.join(' ')} ended with ${code}`);
  return { lines, peakMegabytes: peak };
}

function measured(pid: number): MeasuredProcess {
  return {
    pid,
    cpuMs() {
      // Fields 14 and 15, counted after the name, which may hold spaces; in ticks of 10 ms.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    peakMegabytes() {
      try {
        const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        return Math.round(Number(kilobytes ?? 0) / 1024);
      } catch {
        return 0;
      }
    },
  };
}
