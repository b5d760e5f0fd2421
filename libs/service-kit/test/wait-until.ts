import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until there is something; the test's own time limit ends a wait in vain. */
export async function waitUntil<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(5);
  }
}
