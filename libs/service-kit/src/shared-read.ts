import { runDetached } from './abort-scope.ts';

/**
 * Shares one reading among all who ask before it begins, so that everyone's reading began after they asked: however
 * many ask, one reading at a time is under way.
 */
export class SharedRead<T> {
  readonly #read: () => Promise<T>;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<T> | undefined;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  ask(): Promise<T> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      // It is for several: that one of them goes away ends nothing.
      const reading = runDetached(this.#read);
      this.#running = reading.catch(() => undefined);
      return reading;
    });
    return this.#next;
  }
}
