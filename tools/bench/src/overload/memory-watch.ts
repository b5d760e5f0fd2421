import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB, looked at every second. */
export class MemoryWatch {
  readonly samples: number[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#timer = setInterval(() => this.samples.push(residentMegabytes(pid)), 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Mean of the samples between two parts of the time, 0 to 1. */
  mean(from: number, to: number): number {
    const { length } = this.samples;
    const part = this.samples.slice(Math.floor(from * length), Math.max(1, Math.ceil(to * length)));
    return part.reduce((sum, sample) => sum + sample, 0) / part.length;
  }
}

function residentMegabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}
