import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the condition holds, looking every 20 ms; the test's own time limit ends a wait in vain. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await pause(20);
}
