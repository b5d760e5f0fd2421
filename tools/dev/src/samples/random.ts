/** A name of this module's own: under Jest a look-up of a global takes longer than the multiplication. */
const { imul } = Math;

/**
 * A seeded source of randomness: the same seed gives the same numbers on every machine. Only integer operations and
 * exactly rounded arithmetic are used, so no result depends on a mathematics library.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1), in steps of 2^-32: a Weyl sequence whose values are scrambled by two multiply-xor rounds. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let value = this.#state;
    value = imul(value ^ (value >>> 16), 0x85ebca6b);
    value = imul(value ^ (value >>> 13), 0xc2b2ae35);
    return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `lowest` to `highest`, both included. */
  integer(lowest: number, highest: number): number {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Any item, all equally likely. Throws RangeError for an empty list. */
  pick<T>(items: readonly T[]): T {
    return this.weighted(items, () => 1);
  }

  /** An item, as likely as its weight says. Throws RangeError when no item has a weight. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    const weights = items.map(weightOf);
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, item] of items.entries()) {
      left -= weights[index] ?? 0;
      if (left < 0) return item;
    }
    throw new RangeError('no item to choose from');
  }

  /** Positive and skewed to the right: most values are near `typical`, one in twenty is more than three times it. */
  skewed(typical: number): number {
    const once = this.next();
    const again = this.next();
    return typical * (0.35 + once + 6 * again * again * again * again * once);
  }
}

/** A 32-bit number that depends on the text alone (FNV-1a): for properties that a name shall always have. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
