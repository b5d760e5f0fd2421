import { defineQuery } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import { patternOf, TEXT } from '../filters/incident-text.ts';
import { candidateTraces } from './candidates.ts';
import { keywordVariants } from './keyword-variants.ts';
import { literalHits, type Ids, type KeywordHitsParams } from './literal-hits.ts';

interface Candidate {
  readonly id: number;
  readonly action_timestamp: string;
}

/** Literal hits among candidates that are few: each of them is looked at once, for all terms. */
export const keywordHitsAmongFew = defineQuery(
  { id: 'incidents.search.keywords-among-few', variants: keywordVariants() },
  (db, params: KeywordHitsParams) => {
    const looked = db.with(
      (cte) => cte('candidate').materialized(),
      (cte) =>
        candidateTraces(cte, params).select([
          't.id',
          't.action_timestamp',
          sql<string>`lower(${TEXT})`.as('text'),
          sql<string>`lower(t.alert_name)`.as('alert'),
        ]),
    );
    const candidates = () => db.selectFrom(sql<Candidate>`candidate`.as<'c'>(sql`c`)).select('c.id');
    const newest = (ids: ReturnType<typeof candidates>): Ids =>
      ids.orderBy('c.action_timestamp', 'desc').orderBy('c.id', 'desc').limit(params.limit);
    const containing = (term: string | null) =>
      candidates().where(sql<SqlBool>`c.text like lower(${patternOf(term)})`);
    return literalHits(db, looked, params, {
      ofAlert: db
        .selectFrom(
          candidates()
            .where(
              sql<SqlBool>`c.alert = any(select lower(named.name) from unnest(${params.names}::text[]) as named(name))`,
            )
            .select(
              sql<number>`row_number() over (partition by c.alert order by c.action_timestamp desc, c.id desc)`.as(
                'place',
              ),
            )
            .as('named'),
        )
        .where('place', '<=', params.limit)
        .select('id'),
      withPhrase: newest(containing(params.phrase)),
      withWord: containing,
    });
  },
);
