import { placeholder } from './placeholder.ts';
import type { Rule } from './rule.ts';

/** The header, in any notation, and its pairs of name and value. */
const COOKIES =
  /((?:set-)?cookie2?(?:\\{0,15}["'`])?\]?[ \t]{0,8}(?:=>|[:=])[ \t]{0,8}(?:\[(?!redacted:))?(?:\\{0,15}["'`])?)([\w!#$%&*+.^|~-]{1,128}=[^\s;"'`\\]{1,4096}(?:;[ \t]{0,4}[\w!#$%&*+.^|~-]{1,128}(?:=[^;"'`\\\r\n]{0,4096})?)*)/gi;

/** `Cookie` and `Set-Cookie` headers. */
export const cookies: Rule = {
  id: 'cookies',
  hints: ['cookie'],
  redact: (text) => text.replaceAll(COOKIES, (_whole, before: string) => before + placeholder('cookie')),
};
