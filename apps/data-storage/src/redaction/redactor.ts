import { authorization } from './authorization.ts';
import { cookies } from './cookies.ts';
import { emails } from './emails.ts';
import { HintIndex } from './hint-index.ts';
import { keyValues } from './key-values.ts';
import { kubernetesSecrets } from './kubernetes-secrets.ts';
import { privateKeys } from './private-keys.ts';
import { redactJson, type JsonObject } from './redact-json.ts';
import type { Rule } from './rule.ts';
import { urlCredentials } from './url-credentials.ts';
import { vendorTokens } from './vendor-tokens.ts';

/** In this order: what holds another is looked for first, a token's own form after the names that lead to it. */
export const RULES: readonly Rule[] = [
  privateKeys,
  kubernetesSecrets,
  authorization,
  cookies,
  urlCredentials,
  keyValues,
  vendorTokens,
  emails,
];

const MOST_PASSES = 5;
const INDEX = new HintIndex(RULES);

/**
 * Takes secrets out of texts before they are stored or embedded. What it returns it leaves as it is when it gets it
 * again, so that a repeated request compares equal to what its first one left.
 */
export class Redactor {
  readonly #extra: readonly Rule[];

  /** @param extra rules of the operator's own, applied last */
  constructor(extra: readonly Rule[] = []) {
    this.#extra = extra;
  }

  /** The text with a placeholder for every secret in it; takes time linear in its length. */
  text(text: string): string {
    let rest = text;
    // Where one secret touched another, taking out the first may uncover the second.
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const before = rest;
      for (const { redact } of INDEX.rulesFor(before)) rest = redact(rest);
      for (const { redact } of this.#extra) rest = redact(rest);
      if (rest === before) break;
    }
    return rest;
  }

  /** The same for every string in an object, and for what stands under the name of a secret. */
  parameters(parameters: JsonObject): JsonObject {
    return redactJson(parameters, (text) => this.text(text));
  }
}
