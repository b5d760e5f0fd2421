import type { Rule } from './rule.ts';

interface Hint {
  readonly text: string;
  /** Bit of the rule. */
  readonly rule: number;
}

/**
 * Tells in one pass which rules could find something in a text. Most texts hold no hint at all, and every text that is
 * stored passes here: three characters make 15 bits, one for each three of them says whether a hint begins so. That is
 * several times faster than one regular expression of all hints, or looking for each.
 */
export class HintIndex {
  readonly #rules: readonly Rule[];
  readonly #first = new Uint8Array(1 << 15);
  readonly #hints = new Map<number, Hint[]>();
  /** Hints too short for three characters. */
  readonly #short: Hint[] = [];

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    rules.forEach(({ hints }, index) => hints.forEach((text) => this.#add({ text, rule: 1 << index })));
  }

  /** The rules that have a hint in the text, in their order. */
  rulesFor(text: string): Rule[] {
    const found = this.#search(text);
    return found === 0 ? [] : this.#rules.filter((_rule, index) => (found & (1 << index)) !== 0);
  }

  #search(text: string): number {
    let found = 0;
    for (const { text: hint, rule } of this.#short) if (text.includes(hint)) found |= rule;
    const first = this.#first;
    let code = (fold(text, 0) << 5) | fold(text, 1);
    for (let at = 2; at < text.length; at += 1) {
      code = ((code << 5) | fold(text, at)) & 0x7fff;
      if (first[code] === 1) found |= this.#confirm(text, at - 2, code);
    }
    return found;
  }

  /** Folding maps upper and lower case alike, and other characters besides. */
  #confirm(text: string, at: number, code: number): number {
    let found = 0;
    for (const { text: hint, rule } of this.#hints.get(code) ?? []) {
      if (text.slice(at, at + hint.length).toLowerCase() === hint) found |= rule;
    }
    return found;
  }

  #add(hint: Hint): void {
    const { text } = hint;
    if (text.length < 3) {
      if (text !== text.toUpperCase()) throw new Error(`the hint ${text} is too short to have letters`);
      this.#short.push(hint);
      return;
    }
    const code = (fold(text, 0) << 10) | (fold(text, 1) << 5) | fold(text, 2);
    this.#first[code] = 1;
    this.#hints.set(code, [...(this.#hints.get(code) ?? []), hint]);
  }
}

function fold(text: string, at: number): number {
  return text.charCodeAt(at) & 31;
}
