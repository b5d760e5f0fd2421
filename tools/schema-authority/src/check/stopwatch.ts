/** Where the time goes: laps with a name, in the order they end. */
export class Stopwatch {
  readonly #laps: { readonly name: string; readonly ms: number }[] = [];
  #last = performance.now();

  /** Ends a lap: the time since the last one, or since the start. */
  lap(name: string): void {
    const now = performance.now();
    this.#laps.push({ name, ms: now - this.#last });
    this.#last = now;
  }

  /** One line, for example `compile queries 0.4 s, play the change 0.9 s, in all 1.3 s`. */
  toString(): string {
    const all = this.#laps.reduce((sum, { ms }) => sum + ms, 0);
    return [...this.#laps, { name: 'in all', ms: all }]
      .map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(1)} s`)
      .join(', ');
  }
}
