import type { DB, ReadonlyKysely } from '@precedent/schema';
import { sql, type SelectQueryBuilder } from 'kysely';
import { INCIDENT_COLUMNS } from '../incident-columns.ts';
import type { NearestParams } from './nearest-exact.query.ts';
import { MOST_WORDS, type SearchTerms } from './search-terms.ts';

/** `limit` is how many of the newest incidents of an alert, and how many with the whole text, are hits. */
export type KeywordHitsParams = NearestParams & SearchTerms;

/** A word found in more incidents tells nothing. */
export const RARE_AT_MOST = 20;

/** Bits of `terms`: what was found in an incident. The bit of the word at an index is FIRST_WORD shifted by it. */
export const TERM = { alert: 1, phrase: 2, firstWord: 4 } as const;

/** A statement that gives the ids of candidates. */
export type Ids = SelectQueryBuilder<object, never, { id: number }>;

/** Where terms are looked for. */
export interface Places {
  /** Those of alerts that are named, in any case: the newest `limit` of each. */
  readonly ofAlert: Ids;
  /** Newest ones with the whole text. */
  readonly withPhrase: Ids;
  /** Those with a word, which is null where there is none. */
  readonly withWord: (word: string | null) => Ids;
}

/**
 * Candidates in which the terms of a text occur literally, in any case: the newest of an alert of that name, the newest
 * with the whole text, and all with one of its words, provided they are few. Each term is a search of its own; a word
 * that is not there is NULL, which nothing matches.
 * @param looked a connection that has what the places speak of as a WITH clause
 */
export function literalHits(
  db: ReadonlyKysely<DB>,
  looked: unknown,
  { words, vector }: KeywordHitsParams,
  { ofAlert, withPhrase, withWord }: Places,
) {
  const rareWord = (index: number) =>
    db
      .selectFrom(
        db
          .selectFrom(
            withWord(words[index] ?? null)
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
    (union, index) => union.unionAll(rareWord(index)),
    db
      .selectFrom(ofAlert.as('of_alert'))
      .select(['of_alert.id', bit(TERM.alert)])
      .unionAll(db.selectFrom(withPhrase.as('with_phrase')).select(['with_phrase.id', bit(TERM.phrase)])),
  );
  return (looked as ReadonlyKysely<DB>)
    .with(
      (cte) => cte('hit').materialized(),
      () =>
        db
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
    .orderBy('t.id', 'desc');
}

function bit(value: number) {
  return sql<number>`${sql.lit(value)}::int`.as('term');
}
