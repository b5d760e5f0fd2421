/** How long everything runs: until it is told to stop, or until a part of it fails. */
export class Life {
  readonly #controller = new AbortController();
  readonly #stops: (() => Promise<void>)[] = [];

  /** Aborted when it is over; the reason is an Error if a part has failed. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Undefined while it goes on, and when it was ended on purpose. */
  get failure(): Error | undefined {
    return this.signal.reason instanceof Error ? this.signal.reason : undefined;
  }

  /** Ends it; only the first call counts. */
  end(failure?: Error): void {
    this.#controller.abort(failure ?? 'stopped');
  }

  /** Resolves when it is over. */
  get over(): Promise<void> {
    if (this.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => this.signal.addEventListener('abort', () => resolve(), { once: true }));
  }

  /** Something to stop in the end; what was added last is stopped first. */
  add(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  /** Stops all of it, also what comes after something that could not be stopped. */
  async stopAll(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) {
      await stop().catch((error: unknown) => this.end(error as Error));
    }
  }
}
