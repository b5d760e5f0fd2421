import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<AbortSignal | undefined>();

/**
 * Runs work on behalf of someone who may go away: once the signal is aborted, database statements that the work is
 * waiting for are cancelled on the server, and further ones are refused with WorkAborted.
 */
export function runUntilAborted<T>(signal: AbortSignal, work: () => T): T {
  return scope.run(signal, work);
}

/** Runs work that goes on whoever goes away, within work for someone who may. */
export function runDetached<T>(work: () => T): T {
  return scope.run(undefined, work);
}

/** The signal of the work that is running; undefined outside of any. */
export function workSignal(): AbortSignal | undefined {
  return scope.getStore();
}

/** The one that the work was for has gone: there is nobody to tell. */
export class WorkAborted extends Error {
  override readonly name = 'WorkAborted';

  constructor(cause?: unknown) {
    super('The client went away before the work was done.', { cause });
  }
}
