import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * What an incident says in words: name of the alert, its summary, and the error of the action. Exactly the expression of
 * resource_action_traces_text_idx, or that index is not used.
 */
export const TEXT = sql<string>`t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')`;

/**
 * Whether a word or phrase occurs in the text of a trace (t), in any case. Nothing in it is a wildcard; null occurs
 * nowhere.
 */
export function textContains(words: string | null): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${TEXT}) ilike ${patternOf(words)}`;
}

/** The pattern of LIKE for texts that contain words, none of whose letters is a wildcard. */
export function patternOf(words: string | null): string | null {
  return words === null ? null : `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** The different words of a text, in their order. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(/\s+/u).filter((word) => word !== ''))];
}
