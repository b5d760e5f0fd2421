import { execFileSync } from 'node:child_process';
import { describe } from '@jest/globals';

/** `describe` for what starts containers of its own; skipped where no Docker engine answers. */
export function describeWithDocker(name: string, tests: () => void): void {
  (hasDocker() ? describe : describe.skip)(`${name} (needs Docker)`, tests);
}

function hasDocker(): boolean {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
