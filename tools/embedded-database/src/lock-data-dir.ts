import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Another living process has the data directory open. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';
}

/**
 * Makes this process the only one that opens a data directory: two at once would destroy it. The lock is a file
 * beside the directory that names this process; one left by a process that is gone is taken over.
 * @returns the function that unlocks
 * @throws DataDirInUseError
 */
export function lockDataDir(dataDir: string): () => void {
  const file = lockFileOf(dataDir);
  const me = `${process.pid} ${startOf(process.pid)}\n`;
  for (let left = 2; left > 0; left--) {
    try {
      writeFileSync(file, me, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = livingHolder(file);
      if (holder !== undefined) throw inUse(dataDir, holder);
      rmSync(file, { force: true });
    }
  }
  throw inUse(dataDir, undefined);
}

/** The process that has a data directory open, or undefined. */
export function dataDirHolder(dataDir: string): number | undefined {
  return livingHolder(lockFileOf(dataDir));
}

function lockFileOf(dataDir: string): string {
  return `${dataDir.replace(/\/+$/, '')}.lock`;
}

function inUse(dataDir: string, pid: number | undefined): DataDirInUseError {
  const who = pid === undefined ? 'another process' : `another process (${pid})`;
  return new DataDirInUseError(`the data in ${dataDir} is in use by ${who}; stop that first`);
}

/** The process a lock file names, if it still runs. A process number alone would not do: they are used again. */
function livingHolder(file: string): number | undefined {
  const [pid, start] = readIfThere(file).trim().split(' ');
  const number = Number(pid);
  return number > 0 && start === startOf(number) ? number : undefined;
}

/** When a process began, in any unit that tells processes apart; `none` for one that is gone. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : 'none';
  // The name, in parentheses, may hold spaces; the start time is field 22, the 20th after it.
  return readIfThere(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? 'none';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
