/** One Ctrl-C arrives several times: from the terminal, and handed on by each program between it and this one. */
const SAME_REQUEST_MS = 1000;
const BETWEEN_LOOKS_MS = 1000;

/**
 * Calls back when this process is told to stop: by a signal, or because its parent is gone. A second request, later,
 * ends it at once; what it started then ends by itself.
 */
export function onStopRequest(stop: () => void): void {
  let first: number | undefined;
  const request = (): void => {
    if (first === undefined) {
      first = Date.now();
      stop();
    } else if (Date.now() - first > SAME_REQUEST_MS) {
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    request();
  }, BETWEEN_LOOKS_MS);
  watch.unref();
}
