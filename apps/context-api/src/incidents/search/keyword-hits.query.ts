import { defineQuery } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import { textContains } from '../filters/incident-text.ts';
import { INCIDENT_COLUMNS } from '../incident-columns.ts';
import { candidateTraces, candidateVariants } from './candidates.ts';
import { EXAMPLE_VECTOR, type NearestParams } from './nearest-exact.query.ts';
import { MOST_WORDS, type SearchTerms } from './search-terms.ts';

/** `limit` is how many of the newest incidents of an alert, and how many with the whole text, are hits. */
export type KeywordHitsParams = NearestParams & SearchTerms;

/** A word found in more incidents tells nothing. */
const RARE_AT_MOST = 20;

/** Bits of `terms`: what was found in an incident. The bit of the word at an index is FIRST_WORD shifted by it. */
export const TERM = { alert: 1, phrase: 2, firstWord: 4 } as const;

/**
 * Candidates in which the terms of a text occur literally, in any case: the newest of an alert of that name, the newest
 * with the whole text, and all with one of its words, provided they are few. Each term is a search of its own that
 * stops early; a word that is not there is NULL, which nothing matches.
 */
export const keywordHits = defineQuery(
  {
    id: 'incidents.search.keywords',
    variants: candidateVariants((candidates) => ({
      ...candidates,
      names: ['KubePodCrashLooping'],
      phrase: 'quota exceeded',
      words: ['quota', 'exceeded'],
      vector: EXAMPLE_VECTOR,
      limit: 30,
    })),
    indexes: ['resource_action_traces_alert_any_case_idx', 'resource_action_traces_text_idx'],
  },
  (db, { names, phrase, words, vector, limit, ...candidates }: KeywordHitsParams) => {
    const contains = (term: string | null) => candidateTraces(db, candidates).where(textContains(term));
    const ofAlert = candidateTraces(db, candidates)
      .where(sql<SqlBool>`lower(t.alert_name) = lower(named.name)`)
      .select('t.id')
      .orderBy('t.action_timestamp', 'desc')
      .orderBy('t.id', 'desc')
      .limit(limit);
    const withPhrase = contains(phrase)
      .select(['t.id', bit(TERM.phrase)])
      .orderBy('t.action_timestamp', 'desc')
      .orderBy('t.id', 'desc')
      .limit(limit);
    const withWord = (index: number) =>
      db
        .selectFrom(
          db
            .selectFrom(
              contains(words[index] ?? null)
                .select('t.id')
                .limit(sql.lit(RARE_AT_MOST + 1))
                .as('found'),
            )
            .select(['found.id', sql<number>`count(*) over ()`.as('frequency')])
            .as('word'),
        )
        .where('word.frequency', '<=', sql.lit(RARE_AT_MOST))
        .select(['word.id', bit(TERM.firstWord << index)]);
    const places = Array.from({ length: MOST_WORDS }, (_, index) => index);
    const hits = places.reduce(
      (union, index) => union.unionAll(withWord(index)),
      db
        .selectFrom(sql<{ name: string }>`unnest(${names}::text[])`.as<'named'>(sql`named(name)`))
        .innerJoinLateral(ofAlert.as('of_alert'), (join) => join.onTrue())
        .select(['of_alert.id', bit(TERM.alert)])
        .unionAll(db.selectFrom(withPhrase.as('with_phrase')).select(['with_phrase.id', 'with_phrase.term'])),
    );
    return db
      .with(
        (cte) => cte('hit').materialized(),
        (cte) =>
          cte
            .selectFrom(hits.as('each'))
            .select(['each.id', sql<number>`bit_or(each.term)`.as('terms')])
            .groupBy('each.id'),
      )
      .selectFrom('hit')
      .innerJoin('resource_action_traces as t', 't.id', 'hit.id')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(INCIDENT_COLUMNS)
      .select([sql<number>`${sql.ref('t.embedding')} <=> ${vector}`.as('distance'), 'hit.terms'])
      .orderBy('distance')
      .orderBy('t.id');
  },
);

function bit(value: number) {
  return sql<number>`${sql.lit(value)}::int`.as('term');
}
