import { createHash } from 'node:crypto';

/** PostgreSQL cuts identifiers at 63 bytes. */
const NAME_LENGTH = 40;

/**
 * Names for prepared statements, by text. The table is bounded, because a query built from lists of varying length has
 * endless texts, and each name costs memory in every server process: texts beyond the bound get no name.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #bound: number;

  constructor(bound = 256) {
    this.#bound = bound;
  }

  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= this.#bound) return known;
    const name = `p_${createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH)}`;
    this.#names.set(text, name);
    return name;
  }
}
