import { createHash } from 'node:crypto';
import { invalidRequest } from '@precedent/service-kit';
import type { IncidentFilters } from './filters/incident-filters.ts';
import { utcInstant } from './filters/instant.ts';

export type Sort = 'newest' | 'oldest';

/** The place of an incident in a list. */
export interface Position {
  /** RFC 3339 in UTC with microseconds, as the database's connection delivers it. */
  readonly action_timestamp: string;
  readonly id: number;
}

/** The list that a position belongs to: the same place in another list is another page. */
export interface List {
  readonly filters: IncidentFilters;
  readonly sort: Sort;
}

const PART = '|';
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\|(\d{1,16})\|([\w-]{11})\|([\w-]{11})$/;

/**
 * Position as a cursor: base64url of `action_timestamp|id|list|checksum`. The checksum finds accidents and idle
 * changes. It needs no secret: whoever computes one reaches a page of a list that they may read anyway.
 */
export function encodeCursor(position: Position, list: List): string {
  const content = [position.action_timestamp, position.id, digest(canonical(list))].join(PART);
  return Buffer.from([content, digest(content)].join(PART)).toString('base64url');
}

/** @throws Problem naming `cursor` when it was not made by encodeCursor for the same list */
export function decodeCursor(cursor: string, list: List): Position {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, timestamp = '', id = '', listDigest = '', checksum = ''] = CURSOR.exec(text) ?? [];
  const intact = Buffer.from(text).toString('base64url') === cursor;
  const content = [timestamp, id, listDigest].join(PART);
  const position = { action_timestamp: timestamp, id: Number(id) };
  if (!intact || checksum !== digest(content) || !isPossible(position)) {
    throw refused(
      'is not a cursor of this service; give next_cursor unchanged, or leave it out to begin anew',
    );
  }
  if (listDigest !== digest(canonical(list))) {
    throw refused('belongs to a list with other filters or another order; leave it out to begin anew');
  }
  return position;
}

function refused(detail: string) {
  return invalidRequest([{ in: 'query', parameter: 'cursor', detail }]);
}

/** What PostgreSQL could not read as a timestamp or bigint must not reach it, whoever computed the checksum. */
function isPossible({ action_timestamp, id }: Position): boolean {
  return Number.isSafeInteger(id) && utcInstant(action_timestamp) === action_timestamp;
}

/** The same text for the same filters, in whatever order they and their values are given. */
function canonical({ filters, sort }: List): string {
  const sorted = Object.entries(filters)
    .map(([filter, value]) => [filter, Array.isArray(value) ? value.toSorted() : value] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([sort, sorted]);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 11);
}
