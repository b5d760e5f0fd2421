import type { SecretKind } from './placeholder.ts';

/** A name whose value is a secret. */
export interface SecretName {
  readonly kind: SecretKind;
  /** True when every value is one; false for words that are also used in messages (`token: expired`). */
  readonly sure: boolean;
  /** True for a plural, whose number is a count (`tokens: 512`). */
  readonly counts: boolean;
}

/** Ends of names, longest first where one ends in the other. `_`, `-` and nothing join words alike. */
const NAMES: readonly (readonly [pattern: string, kind: SecretKind, sure: boolean])[] = [
  ['pass(?:word|wd|phrase|code)(?:[_-]?hash)?', 'password', true],
  ['(?:pwd|pass)', 'password', true],
  [
    '(?:api|app|application|access|secret|private|account|auth|encryption|signing|master|ssh|shared|shared[_-]?access|' +
      'storage|session|client|consumer|subscription|license|webhook|deploy|hmac|integration|routing)[_-]?key' +
      '(?:[_-]?(?:data|value))?',
    'api-key',
    true,
  ],
  ['(?:api|access|secret|private|encryption|signing) key', 'api-key', false],
  ['(?:client|app|consumer|oauth|shared|webhook|jwt|signing|api|hmac|auth)[_-]?secret', 'secret', true],
  [
    '(?:access|refresh|auth|id|api|bearer|bot|session|csrf|xsrf|security|private|personal|deploy|registration|' +
      'bootstrap|vault|service[_-]?account|oauth|login|join|web[_-]?identity)[_-]?token',
    'token',
    true,
  ],
  ['(?:docker-?config-?json|dockercfg)', 'secret', true],
  ['(?:jsessionid|phpsessid|asp\\.net_sessionid|session[_-]?id|sessid|connect\\.sid)', 'cookie', true],
  ['token', 'token', false],
  ['secret', 'secret', false],
  ['(?:credentials?|creds)', 'secret', false],
  ['auth', 'token', false],
  ['(?:signature|sig)', 'signature', false],
];

/** The roots without which no name is a secret's; for the quick look at a text. */
export const NAME_HINTS: readonly string[] = [
  'pass',
  'pwd',
  'key',
  'secret',
  'token',
  'dockercfg',
  'config',
  'sess',
  '.sid',
  'cred',
  'auth',
  'sig',
];

/** Any of the names, without groups that capture; to be compiled with the flag `i`. */
export const ANY_NAME = NAMES.map(([pattern]) => pattern).join('|');

const COMPILED = NAMES.map(([pattern, kind, sure]) => ({
  pattern: new RegExp(`^(?:${pattern})$`, 'i'),
  ends: new RegExp(`(?:${pattern})$`, 'i'),
  name: { kind, sure, counts: false },
}));

/** Of a piece of text that ANY_NAME matched. */
export function secretNameOf(matched: string): SecretName | undefined {
  return COMPILED.find(({ pattern }) => pattern.test(matched))?.name;
}

/** These begin where another word ends: `compass`, `oauth` and `config` hold them too. */
const NEEDS_BOUNDARY = /^(?:pass|pwd|auth|sig|creds?|token|secret)$/i;

/**
 * Whether a matched name stands on its own: it begins the word, or the word goes over to it by `_`, `-`, `.` or a
 * capital.
 * @param before the character in front of it; empty at the beginning
 */
export function beginsWord(matched: string, before: string): boolean {
  if (!NEEDS_BOUNDARY.test(matched) || !/[A-Za-z]/.test(before)) return true;
  return (/[a-z]/.test(before) && /^[A-Z]/.test(matched)) || /^(?:token|secret)$/i.test(matched);
}

const LONGEST_NAME = 200;

/**
 * What a property name says about its value, or undefined when nothing: `db_password`, `dbPassword`,
 * `spring.datasource.password`, but not `password_policy`, `tokens_used` or `secretName`.
 */
export function secretNameIn(name: string): SecretName | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  if (/^(?:proxy-)?authorization$/i.test(name)) return { kind: 'token', sure: true, counts: false };
  if (/^(?:set-)?cookie2?s?$/i.test(name)) return { kind: 'cookie', sure: true, counts: false };
  const plural = /^.*(?:password|passphrase|key|token|cookie)s$/i.test(name);
  const singular = plural ? name.slice(0, -1) : name;
  for (const { ends, name: found } of COMPILED) {
    const match = ends.exec(singular);
    if (match === null || !beginsWord(match[0], singular.charAt(match.index - 1))) continue;
    return { ...found, counts: plural };
  }
  return undefined;
}
