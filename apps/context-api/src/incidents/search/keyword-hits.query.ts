import { defineQuery, type DB, type ReadonlyKysely } from '@precedent/schema';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { patternOf, TEXT, textContains } from '../filters/incident-text.ts';
import type { IncidentQuery } from '../joined-incidents.ts';
import { candidatesAmong, candidateTraces, LOOKED_AT_COLUMNS } from './candidates.ts';
import { keywordVariants } from './keyword-variants.ts';
import { literalHits, RARE_AT_MOST, type Ids, type KeywordHitsParams } from './literal-hits.ts';

/**
 * So many incidents with a term are looked at: of what is frequent the newest, of an alert and of the candidates for a
 * phrase. Of an alert that a filter excludes, for one, half the table might have to be read to find nothing.
 */
const LOOKED_AT = 5000;
/** Among so many of the newest incidents it is seen what is frequent. */
const NEWEST = 3000;
/** A phrase that so many of them hold is looked for in the newest candidates: all that have it are too many to read. */
const FREQUENT = 3;

/**
 * Literal hits among any number of candidates. A rare phrase or word is found by the index of texts; a frequent phrase
 * in the newest candidates, and a frequent word tells nothing.
 */
export const keywordHits = defineQuery(
  {
    id: 'incidents.search.keywords',
    variants: keywordVariants(),
    indexes: ['resource_action_traces_alert_any_case_idx', 'resource_action_traces_text_idx'],
  },
  (db, params: KeywordHitsParams) => {
    const looked = db.with(
      (cte) => cte('lately').materialized(),
      (cte) => cte.selectFrom(newest(all(cte), NEWEST).as('t')).select(plainLower(TEXT).as('text')),
    );
    const isFrequent = (term: string | null, from: number) => sql<SqlBool>`
      (select count(*) from lately where lately.text like ${plainLower(patternOf(term))}) >= ${sql.lit(from)}`;
    // The filters look at what was found: in one place with them, the term might be looked for in all that they match.
    const rare = (term: string | null, below: number) => {
      const found = all(db)
        .where(sql<SqlBool>`${term}::text is not null`)
        .where(sql<SqlBool>`not ${isFrequent(term, below)}`)
        .where(textContains(term))
        .select(LOOKED_AT_COLUMNS)
        .limit(sql.lit(LOOKED_AT));
      return candidatesAmong(db.selectFrom(found.as('t')) as unknown as IncidentQuery<unknown>, params);
    };

    const lookedAt = newest(all(db).where(sql<SqlBool>`lower(t.alert_name) = lower(named.name)`), LOOKED_AT);
    const ofOneAlert = candidatesAmong(
      db.selectFrom(lookedAt.as('t')) as unknown as IncidentQuery<unknown>,
      params,
    )
      .select('t.id')
      .orderBy('t.action_timestamp', 'desc')
      .orderBy('t.id', 'desc')
      .limit(params.limit);
    const frequent = db
      .selectFrom(newest(candidateTraces(db, params), LOOKED_AT).as('t'))
      .where(textContains(params.phrase))
      .where(isFrequent(params.phrase, FREQUENT))
      .select('t.id')
      .orderBy('t.action_timestamp', 'desc')
      .orderBy('t.id', 'desc')
      .limit(params.limit);
    const infrequent = rare(params.phrase, FREQUENT)
      .select('t.id')
      .orderBy('t.action_timestamp', 'desc')
      .orderBy('t.id', 'desc')
      .limit(params.limit);
    return literalHits(db, looked, params, {
      ofAlert: db
        .selectFrom(sql<{ name: string }>`unnest(${params.names}::text[])`.as<'named'>(sql`named(name)`))
        .innerJoinLateral(ofOneAlert.as('of_alert'), (join) => join.onTrue())
        .select('of_alert.id'),
      withPhrase: db
        .selectFrom(frequent.as('frequent'))
        .selectAll()
        .unionAll(db.selectFrom(infrequent.as('infrequent')).selectAll()),
      withWord: (word) => rare(word, RARE_AT_MOST + 1).select('t.id') as unknown as Ids,
    });
  },
);

/** In lower case as far as ASCII goes, which takes a fraction of the time and is enough to see what is frequent. */
function plainLower(text: RawBuilder<string> | string | null) {
  return sql<string>`lower((${text}) collate "C")`;
}

function all(db: Pick<ReadonlyKysely<DB>, 'selectFrom'>): IncidentQuery<unknown> {
  return db.selectFrom('resource_action_traces as t') as unknown as IncidentQuery<unknown>;
}

/** The newest of some traces (t), with the columns that filters and terms look at. */
function newest(traces: IncidentQuery<unknown>, most: number) {
  return traces
    .select(LOOKED_AT_COLUMNS)
    .orderBy('t.action_timestamp', 'desc')
    .orderBy('t.id', 'desc')
    .limit(sql.lit(most));
}
