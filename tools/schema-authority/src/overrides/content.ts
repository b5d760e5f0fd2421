import { createHash } from 'node:crypto';

/**
 * What an override is bound to: `sha256:<of the migration's statement>/<of the query's statements>`, 16 hex digits
 * each, so that it can be said which of the two changed. White space at the ends does not count.
 * @param statement the migration's statement, null when the finding names none
 * @param query every statement the query can make; empty when the finding is about no query
 */
export function contentHash(statement: string | null, query: readonly string[]): string {
  return `sha256:${half(statement ?? '')}/${half([...new Set(query)].sort().join(';\n'))}`;
}

/** The two halves of a content hash. */
export function halves(content: string): { statement: string; query: string } {
  const [statement = '', query = ''] = content.replace(/^sha256:/, '').split('/');
  return { statement, query };
}

function half(text: string): string {
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 16);
}
