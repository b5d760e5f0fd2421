import { defineQuery, type DB, type ReadonlyKysely } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import { patternOf, TEXT, textContains } from '../filters/incident-text.ts';
import { FILTER_COLUMNS } from '../filters/incident-filters.ts';
import type { IncidentQuery } from '../joined-incidents.ts';
import { candidatesAmong, candidateTraces } from './candidates.ts';
import { keywordVariants } from './keyword-variants.ts';
import { literalHits, RARE_AT_MOST, type Ids, type KeywordHitsParams } from './literal-hits.ts';

/**
 * Of what is frequent, the newest so many are looked at: of an alert, and of the candidates for a phrase. Of an alert
 * that a filter excludes, for one, half the table might have to be read to find nothing.
 */
const LOOKED_AT = 5000;
/** Among so many of the newest incidents it is seen what is frequent. */
const NEWEST = 3000;
/** A phrase that so many of them hold is looked for in the newest candidates: all that have it are too many to read. */
const FREQUENT = 3;

const COLUMNS = [
  't.id',
  't.action_timestamp',
  ...Object.values(FILTER_COLUMNS),
  't.alert_summary',
  't.execution_error',
  't.embedding',
  't.embedding_model',
] as const;

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
      (cte) =>
        cte.selectFrom(newest(all(cte), NEWEST).as('t')).select(sql<string>`lower(${TEXT})`.as('text')),
    );
    const isFrequent = (term: string | null, from: number) => sql<SqlBool>`
      (select count(*) from lately where lately.text like lower(${patternOf(term)})) >= ${sql.lit(from)}`;
    const rare = (term: string | null, below: number) =>
      candidateTraces(db, params)
        .where(textContains(term))
        .where(sql<SqlBool>`not ${isFrequent(term, below)}`);

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
    // OFFSET keeps the order from being made by reading the newest until enough have the phrase.
    const found = rare(params.phrase, FREQUENT).select(['t.id', 't.action_timestamp']).offset(sql.lit(0));
    const infrequent = db
      .selectFrom(found.as('t'))
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

function all(db: Pick<ReadonlyKysely<DB>, 'selectFrom'>): IncidentQuery<unknown> {
  return db.selectFrom('resource_action_traces as t') as unknown as IncidentQuery<unknown>;
}

/** The newest of some traces (t), with the columns that filters and terms look at. */
function newest(traces: IncidentQuery<unknown>, most: number) {
  return traces
    .select(COLUMNS)
    .orderBy('t.action_timestamp', 'desc')
    .orderBy('t.id', 'desc')
    .limit(sql.lit(most));
}
