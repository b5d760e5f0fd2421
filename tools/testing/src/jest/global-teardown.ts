import { runTeardown } from './teardown-list.ts';

/** Removes what the global setup made. */
export default async function tearDown(): Promise<void> {
  await runTeardown();
}
