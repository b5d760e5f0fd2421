import { hash } from 'node:crypto';

/** Characters of base64url, six bits each: that two versions of one thing share them is as good as impossible. */
const LENGTH = 22;

/** Tag of what an answer shows: the same for the same content, also in another database. */
export function contentTag(content: object): string {
  return hash('sha256', JSON.stringify(content), 'base64url').slice(0, LENGTH);
}
