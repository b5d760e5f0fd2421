import { isPlaceholder, placeholder } from './placeholder.ts';
import type { Rule } from './rule.ts';
import { looksSecret } from './secret-values.ts';

/** After a scheme, a user and what may be a password: not digits alone up to the path, which are a port. */
const USER = /:\/\/(?!\[redacted:)[^\s:/@"'<>?#`]{0,128}:(?!\d{1,5}(?:[/?#\s"'<>]|$))/g;
/** A token in place of a user: https://token@host. */
const USER_ALONE = /(:\/\/)([^\s:/@"'<>?#[\]]{16,256})(?=@[\w.[-])/g;
/** `-u user:password` of curl; two numbers are a user and a group. */
const USER_OPTION =
  /((?:\s-u|--user|--proxy-user)[ =]{1,3}["']?[^\s:"']{1,128}:)(?!\d{1,9}(?:[\s"']|$))([^\s"'@]{1,256})/g;
const LONGEST_PASSWORD = 512;

/** Passwords and tokens in addresses, and after `curl -u`. */
export const urlCredentials: Rule = {
  id: 'url-credentials',
  hints: ['://', ' -u', '--user', '--proxy-user'],
  redact: (text) =>
    passwords(text)
      .replaceAll(USER_ALONE, (whole, before: string, user: string) =>
        looksSecret(user) ? before + placeholder('token') : whole,
      )
      .replaceAll(USER_OPTION, (whole, before: string, password: string) =>
        isPlaceholder(password) ? whole : before + placeholder('password'),
      ),
};

/** scheme://user:password@host of any scheme, also where the password holds what should have been encoded. */
function passwords(text: string): string {
  let result = '';
  let done = 0;
  USER.lastIndex = 0;
  for (let match = USER.exec(text); match !== null; match = USER.exec(text)) {
    const start = USER.lastIndex;
    const rest = /^[^\s"'<>`]*/.exec(text.slice(start, start + LONGEST_PASSWORD))?.[0] ?? '';
    const length = passwordLength(
      rest.split('://', 1)[0] ?? '',
      /https?$/i.test(text.slice(Math.max(0, match.index - 5), match.index)),
    );
    if (length === 0) continue;
    result += text.slice(done, start) + placeholder('password');
    done = start + length;
    USER.lastIndex = done;
  }
  return done === 0 ? text : result + text.slice(done);
}

/**
 * Up to the last @ of the authority; paths and queries of web addresses may hold one too. In those of databases and
 * queues none does, so there, and where the authority has none, the last of all ends the password.
 * @param rest what follows the colon, up to the end of the address
 */
function passwordLength(rest: string, web: boolean): number {
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const inAuthority = authority.lastIndexOf('@');
  return Math.max(0, web && inAuthority > 0 ? inAuthority : rest.lastIndexOf('@'));
}
