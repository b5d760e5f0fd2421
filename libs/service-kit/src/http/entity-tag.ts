/** One tag of a list, without its quotes. */
export interface EntityTag {
  readonly weak: boolean;
  readonly tag: string;
}

const TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/**
 * The tags of an If-Match or If-None-Match header, `*` for any (RFC 9110, section 8.8.3). What is no tag is left out;
 * an operation that wants to refuse it says so with a pattern.
 */
export function readEntityTags(header: string | undefined): '*' | readonly EntityTag[] {
  if (header?.trim() === '*') return '*';
  return [...(header ?? '').matchAll(TAG)].map(([, weak, tag = '']) => ({ weak: weak !== undefined, tag }));
}

/** Whether a client that sent this If-None-Match has the answer with this tag already. Weak tags count as well. */
export function alreadyHas(ifNoneMatch: string | undefined, tag: string): boolean {
  const tags = readEntityTags(ifNoneMatch);
  return tags === '*' || tags.some((one) => one.tag === tag);
}

/** Whether an If-Match names the current version. A weak tag names none. */
export function namesCurrent(ifMatch: string, isCurrent: (tag: string) => boolean): boolean {
  const tags = readEntityTags(ifMatch);
  return tags === '*' || tags.some(({ weak, tag }) => !weak && isCurrent(tag));
}
