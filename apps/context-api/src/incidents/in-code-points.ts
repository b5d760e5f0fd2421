import { sql, type RawBuilder } from 'kysely';

/** Text to sort by, the same on every server: languages order capitals and marks each in their way. */
export function inCodePoints(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`${text} collate "C"`;
}
