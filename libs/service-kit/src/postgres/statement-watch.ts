import { type ClientBase } from 'pg';
import { WorkAborted } from '../abort-scope.ts';
import { isServerError } from '../sqlstate.ts';
import { sendCancelRequest } from './cancel-request.ts';

/** Longest wait for the server to take a cancel request. */
const CANCEL_TIMEOUT_MS = 2000;
const QUERY_CANCELED = '57014';

/** What ends a transaction without a trace may be sent when nobody waits any more. */
const ROLLBACK = /^rollback\b/i;

/**
 * Stops the statements of one lent connection when the work they belong to is aborted. A cancel request hits whatever
 * the session is doing when it arrives, so the connection is held until the server has taken it, and is `spoiled`
 * (not to be lent again) unless the statement reported that it was the one to be stopped.
 */
export class StatementWatch {
  readonly #client: ClientBase;
  readonly #signal: AbortSignal;
  #spoiled = false;

  constructor(client: ClientBase, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  get spoiled(): boolean {
    return this.#spoiled;
  }

  /** Sends a statement and waits for it. @throws WorkAborted when it was stopped, or was not begun any more */
  async run<T>(text: string, send: () => Promise<T>): Promise<T> {
    if (this.#signal.aborted) {
      if (ROLLBACK.test(text)) return send();
      throw new WorkAborted();
    }
    const state: { cancelling?: Promise<boolean> | undefined } = {};
    const cancel = (): void => {
      state.cancelling = sendCancelRequest(this.#client, CANCEL_TIMEOUT_MS);
    };
    this.#signal.addEventListener('abort', cancel, { once: true });
    try {
      return await send();
    } catch (error) {
      if (state.cancelling === undefined) throw error;
      const stopped = isServerError(error) && error.code === QUERY_CANCELED;
      if (stopped && (await state.cancelling)) state.cancelling = undefined;
      throw new WorkAborted(error);
    } finally {
      this.#signal.removeEventListener('abort', cancel);
      if (state.cancelling !== undefined) {
        this.#spoiled = true;
        await state.cancelling;
      }
    }
  }
}
