import { placeholder } from './placeholder.ts';
import { readValue, type ReadValue } from './read-value.ts';
import type { Rule } from './rule.ts';
import { ANY_NAME, beginsWord, NAME_HINTS, secretNameOf, type SecretName } from './secret-names.ts';
import { isInnocent, isObjectName, looksSecret } from './secret-values.ts';

/** A name, the quote that may close it, and what leads to its value, which may be on the next line after `|` or `>`. */
const ASSIGNMENT = new RegExp(
  String.raw`(${ANY_NAME})(\\{0,15}["'\x60])?\]?` +
    String.raw`(?:[ \t]{0,8}(=>|:=|={1,2}|:|%3[DdAa])[ \t]{0,40}(?:\[(?!redacted:))?(?:[|>][+-]?\r?\n\s{1,40})?|(>)|[ \t]{1,8}(is|was)[ \t]{1,8}|[ \t]{1,8}(?=["'\x60][^\s"'\x60]))`,
  'gi',
);
/** `--password x`, `--db-token x`: the value is the next word. */
const OPTION = new RegExp(
  String.raw`(?<![\w-])--?(?:[A-Za-z0-9]{1,30}[-_.]){0,6}(${ANY_NAME})[ \t]{1,8}(?=[^\s-])`,
  'gi',
);

interface Found {
  readonly name: SecretName;
  readonly matched: string;
  readonly text: string;
  readonly nameAt: number;
  /** The separator, lower case; empty when the value follows in quotes. */
  readonly separator: string;
  readonly nameQuoted: boolean;
  readonly value: ReadValue;
}

/** `password=…`, `"api_key": "…"`, `<token>…</token>`, `--secret …`, libpq and ADO connection strings. */
export const keyValues: Rule = {
  id: 'key-values',
  hints: NAME_HINTS,
  redact: (text) => replaceValues(replaceValues(text, ASSIGNMENT), OPTION),
};

function replaceValues(text: string, pattern: RegExp): string {
  let result = '';
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, matched = '', closing, sign, tag, verb] = match;
    const name = secretNameOf(matched);
    if (name === undefined || !beginsWord(matched, text.charAt(match.index - 1))) continue;
    const value = readValue(text, pattern.lastIndex);
    const separator = (pattern === OPTION ? 'option' : (sign ?? tag ?? verb ?? '')).toLowerCase();
    const nameQuoted = closing !== undefined;
    const found = { name, matched, text, nameAt: match.index, separator, nameQuoted, value };
    if (!isSecret(found)) continue;
    const { start, end } = extent(found);
    result += text.slice(done, start) + placeholder(name.kind);
    done = end;
    pattern.lastIndex = end;
  }
  return done === 0 ? text : result + text.slice(done);
}

function isSecret({ name, matched, text, nameAt, separator, nameQuoted, value }: Found): boolean {
  const word = text.slice(value.start, value.end);
  if (isInnocent(word) || /^[{[]/.test(word)) return false;
  if (/^(?:pwd|pass)$/i.test(matched) && /^[./~]/.test(word)) return false;
  if (name.kind === 'signature') return word.length >= 16 && /^(?:=|%3d)$/.test(separator);
  const before = text.slice(Math.max(0, nameAt - 40), nameAt);
  switch (separator) {
    case '>':
      return /<[\w:.-]{0,40}$/.test(before);
    case 'is':
    case 'was':
    case '':
      return name.kind === 'password' && !/\s/.test(word) && (separator === '' || looksSecret(word));
    case ':':
      if (name.sure || nameQuoted) return true;
      // `dbToken: x`, `db_token: x`, and a line that holds nothing else are assignments; the rest may be a sentence.
      if (/[A-Za-z0-9]_$/.test(before) || /[a-z]$/.test(before)) return true;
      if (value.alone && /(?:^|[\r\n{,]|\\n)[ \t]*(?:- )?[ \t]*$/.test(before) && !/\s/.test(word))
        return true;
      return looksSecret(word) && !(matched.toLowerCase() === 'secret' && isObjectName(word));
    default:
      return !(matched.toLowerCase() === 'secret' && isObjectName(word) && word.includes('/'));
  }
}

/** A passphrase at the beginning of a line is all that follows on it. */
function extent({ matched, text, nameAt, value }: Found): { start: number; end: number } {
  const { start, end, quoted } = value;
  if (
    quoted ||
    !/phrase$/i.test(matched) ||
    !/(?:^|[\r\n])[ \t]*[\w.-]*$/.test(text.slice(Math.max(0, nameAt - 60), nameAt))
  ) {
    return { start, end };
  }
  const line = text.slice(end, end + 1000).search(/[\r\n]|$/);
  return { start, end: end + line };
}
