import { createHash } from 'node:crypto';
import { invalidRequest } from '@precedent/service-kit';
import { toInstant } from '../action-traces/instant.ts';

/** The place of a row in a list: its values of the columns that the list is sorted by. Times are as toInstant's. */
export type Position = readonly (string | number)[];

/** What makes a list another one: its name and its filters. The same place in another list is another page. */
export type List = Readonly<Record<string, unknown>>;

/** What a column of the sort order holds. */
export type Key = 'id' | 'time';

/**
 * Position as a cursor: base64url of a JSON array of position, list and checksum. The checksum finds accidents and idle
 * changes. It needs no secret: whoever computes one reaches a page of a list that they may read anyway.
 */
export function encodeCursor(position: Position, list: List): string {
  const content = [position, digest(canonical(list))];
  return Buffer.from(JSON.stringify([...content, digest(JSON.stringify(content))])).toString('base64url');
}

/**
 * @param keys what the list is sorted by
 * @throws Problem naming `cursor` when it was not made by encodeCursor for the same list
 */
export function decodeCursor(cursor: string, list: List, keys: readonly Key[]): Position {
  const [position, listDigest, checksum] = parse(cursor);
  if (checksum !== digest(JSON.stringify([position, listDigest])) || !isPosition(position, keys)) {
    throw refused('is not a cursor of this list; give next_cursor unchanged, or leave it out to begin anew');
  }
  if (listDigest !== digest(canonical(list))) {
    throw refused('belongs to a list with other filters; leave it out to begin anew');
  }
  return position;
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** What PostgreSQL could not read as a timestamp or bigint must not reach it, whoever computed the checksum. */
function isPosition(value: unknown, keys: readonly Key[]): value is Position {
  if (!Array.isArray(value) || value.length !== keys.length) return false;
  return keys.every((key, index) => {
    const part: unknown = value[index];
    return key === 'id' ? Number.isSafeInteger(part) : typeof part === 'string' && toInstant(part) === part;
  });
}

function refused(detail: string) {
  return invalidRequest([{ in: 'query', parameter: 'cursor', detail }]);
}

/** The same text for the same filters, in whatever order they and their values are given. */
function canonical(list: List): string {
  const sorted = Object.entries(list)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(sorted);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 11);
}
