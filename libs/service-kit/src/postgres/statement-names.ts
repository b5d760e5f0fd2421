import { createHash } from 'node:crypto';

/** PostgreSQL cuts identifiers at 63 bytes. */
const NAME_LENGTH = 40;
const MAX_REFUSALS = 3;

/**
 * Names for prepared statements, by text. The table is bounded, because a query built from lists of varying length has
 * endless texts, and each name costs memory in every server process: texts beyond the bound get no name.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #bound: number;
  readonly #givenUp: () => void;
  #refusals = 0;

  /** @param givenUp told once, when no more names are given */
  constructor(bound = 256, givenUp: () => void = () => undefined) {
    this.#bound = bound;
    this.#givenUp = givenUp;
  }

  /**
   * A statement was unknown, or known already, on a connection where it should have been the other way round. Once that
   * happens now and then; again and again it means that a pooler gives each statement another connection.
   */
  refused(): void {
    this.#refusals += 1;
    if (this.#refusals === MAX_REFUSALS) this.#givenUp();
  }

  nameOf(text: string): string | undefined {
    if (this.#refusals >= MAX_REFUSALS) return undefined;
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= this.#bound) return known;
    const name = `p_${createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH)}`;
    this.#names.set(text, name);
    return name;
  }
}
