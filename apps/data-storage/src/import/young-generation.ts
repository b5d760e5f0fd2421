import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const LARGE_ENOUGH = 2_000_000;
let bounded = false;

/**
 * Keeps V8 from letting its young generation grow on, once it is large enough. It would grow to well over 100 MB under a
 * stream of short-lived strings and buffers, which makes nothing faster and counts as memory of the service. There is no
 * setting for a running process; that it does not grow any more can be set.
 */
export function boundYoungGeneration(): void {
  if (bounded) return;
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (young === undefined || young.space_size < LARGE_ENOUGH) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  bounded = true;
}
