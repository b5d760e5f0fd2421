import { placeholder } from './placeholder.ts';
import { readValue } from './read-value.ts';
import type { Rule } from './rule.ts';
import { isInnocent, looksSecret } from './secret-values.ts';

/** The header, in any notation, and the scheme if one is named. */
const HEADER =
  /authorization(?:\\{0,15}["'`])?\]?[ \t]{0,8}(?:=>|[:=]|%3[AaDd])[ \t]{0,8}(?:\[(?!redacted:))?((?:\\{0,15}["'`])?)(?:(bearer|basic|token|api-?key|digest|negotiate|ntlm|hmac|aws4-hmac-sha256|key|oauth|splunk|jwt|genie-?key)(?: |%20|\+){1,4})?/gi;
/** A scheme and its credential without the header around it. */
const BARE = /\b(bearer|basic)((?:[ \t]|%20){1,4})([A-Za-z0-9._~+/-]{8,}={0,2})/gi;
/** These schemes are followed by a list of parameters. */
const WITH_PARAMETERS = /^(?:digest|aws4|oauth|hmac)/i;

/** `Authorization: Bearer …` and its like; the scheme stays. */
export const authorization: Rule = {
  id: 'authorization',
  hints: ['authorization', 'bearer', 'basic'],
  redact: (text) =>
    headers(text).replaceAll(BARE, (whole, scheme: string, space: string, credential: string) =>
      isCredential(scheme, credential) ? `${scheme}${space}${placeholder('token')}` : whole,
    ),
};

function headers(text: string): string {
  let result = '';
  let done = 0;
  HEADER.lastIndex = 0;
  for (let match = HEADER.exec(text); match !== null; match = HEADER.exec(text)) {
    const [, quote = '', scheme = ''] = match;
    const start = HEADER.lastIndex;
    // Where a quote was opened the value goes up to its end; the scheme is a part of it.
    const opened =
      quote === ''
        ? readValue(text, start)
        : readValue(text, start - scheme.length - spaceBefore(text, start) - quote.length);
    const end =
      WITH_PARAMETERS.test(scheme) && quote === '' ? endOfLine(text, start) : Math.max(start, opened.end);
    const word = text.slice(start, end);
    if (isInnocent(word) || (scheme === '' && !looksSecret(word))) continue;
    result += text.slice(done, start) + placeholder('token');
    done = end;
    HEADER.lastIndex = end;
  }
  return done === 0 ? text : result + text.slice(done);
}

function spaceBefore(text: string, at: number): number {
  const match = /(?: |%20|\+){1,4}$/.exec(text.slice(Math.max(0, at - 12), at));
  return match === null ? 0 : match[0].length;
}

function endOfLine(text: string, at: number): number {
  const end = /[\r\n]|\\[nr]|'|$/g;
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

/** Basic credentials are base64 of `user:password`; of others only the look tells. */
function isCredential(scheme: string, credential: string): boolean {
  if (isInnocent(credential)) return false;
  if (scheme.toLowerCase() === 'bearer') return looksSecret(credential);
  return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(credential, 'base64').toString('latin1'));
}
