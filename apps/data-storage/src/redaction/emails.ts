import { placeholder } from './placeholder.ts';
import type { Rule } from './rule.ts';

/**
 * A name, an @ (also percent-encoded), a domain of labels and letters at its end. The user of an address with a scheme
 * (`https://me@host`), `git@host` and versions (`tool@1.2.3-beta.rc`) are no persons.
 */
const EMAIL =
  /(?<!:\/\/)(?<![\p{L}\p{N}])(?!git@)[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)(?!v?\d{1,9}\.\d)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}_])/gu;

/** E-mail addresses. */
export const emails: Rule = {
  id: 'emails',
  hints: ['@', '%40'],
  redact: (text) => text.replaceAll(EMAIL, placeholder('email')),
};
