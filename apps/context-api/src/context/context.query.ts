import { defineQuery } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { LATEST, OPEN, type Scope, type Tally } from './evidence.ts';
import { gatheredEvidence, type Asked } from './gathered-evidence.ts';

export interface ContextParams extends Asked {
  /** How many incidents of each scope are shown. */
  readonly recent: number;
}

/** A tally as the statement counts it. */
export type ScopedTally = Tally & { readonly scope: Scope };

const FROM = '2026-08-28T00:00:00.000000Z';
const ALERT: IncidentFilters = { alert_name: ['KubePodCrashLooping'], from: FROM };
const NAMES = ['alert_name', 'cluster_name', 'namespace', 'kind', 'name'] as const;
const allOf = (values: number): IncidentFilters =>
  Object.fromEntries(
    NAMES.map((name) => [name, Array.from({ length: values }, (_, index) => `${name} ${index}`)]),
  );
const ONE_EACH: Readonly<Record<string, IncidentFilters>> = Object.fromEntries(
  NAMES.map((name) => [name, { [name]: [`${name} 0`] }]),
);
const ONE_SCOPE = { narrowScope: 'this_alert', recent: 5 } as const;

/** Everything that an answer about the past consists of, in one statement: the tallies as `tallyEvidence` makes them. */
export const gatherContext = defineQuery(
  {
    id: 'context.gather',
    variants: {
      ...Object.fromEntries(
        Object.entries({ ...ONE_EACH, all: allOf(1), 'all, several values': allOf(2) }).map(
          ([name, filters]) => [
            name,
            {
              narrow: { ...filters, from: FROM },
              narrowScope: 'this_resource',
              wide: ALERT,
              recent: 5,
            } as const,
          ],
        ),
      ),
      'several alerts': {
        ...ONE_SCOPE,
        narrow: { alert_name: ['one', 'other'] },
        wide: { alert_name: ['one', 'other'] },
      },
      'one scope': { ...ONE_SCOPE, narrow: ALERT },
      'one scope, of all time': { ...ONE_SCOPE, narrow: { alert_name: ['KubePodCrashLooping'] } },
    },
    indexes: [
      'distinct_embeddings_embedding_idx',
      'resource_action_traces_alert_name_idx',
      'resource_action_traces_embedding_digest_idx',
      'resource_action_traces_pkey',
    ],
  },
  (db, { recent, ...asked }: ContextParams) => {
    const open = sql<SqlBool>`execution_status = any(${OPEN})`;
    const finished = sql<SqlBool>`not ${open}`;
    const is = (status: string) => sql<SqlBool>`execution_status = ${sql.lit(status)}`;
    const newestFirst = sql`action_timestamp desc, id desc`;
    const percentile = (fraction: number) => sql<number | null>`
      percentile_cont(${sql.lit(fraction)}) within group (order by execution_duration_ms)
        filter (where ${finished})`;
    return gatheredEvidence(db, asked)
      .with('newest', (cte) =>
        cte
          .selectFrom('remedy')
          .select(['scope', 'id'])
          .select(sql<number>`row_number() over (partition by scope order by ${newestFirst})`.as('place')),
      )
      .selectNoFrom((eb) => [
        jsonArrayFrom(
          eb
            .selectFrom('remedy')
            .groupBy(['scope', 'action_type'])
            .select(({ fn }) => [
              'scope',
              'action_type',
              fn.countAll<number>().filterWhere(is('completed')).as('succeeded'),
              fn.countAll<number>().filterWhere(is('failed')).as('failed'),
              fn.countAll<number>().filterWhere(is('rolled-back')).as('rolled_back'),
              fn.countAll<number>().filterWhere(open).as('open'),
              percentile(0.5).as('median_duration_ms'),
              percentile(0.9).as('p90_duration_ms'),
              utcText(sql`max(action_timestamp) filter (where ${finished})`).as('last_used'),
              utcText(sql`max(action_timestamp) filter (where ${is('completed')})`).as('last_succeeded'),
              utcText(sql`min(action_timestamp) filter (where ${open})`).as('open_since'),
              sql<boolean[] | null>`
                (array_agg(${is('completed')} order by ${newestFirst}) filter (where ${finished}))
                [1:${sql.lit(LATEST)}]`.as('latest'),
            ]),
        ).as('tallies'),
        jsonArrayFrom(
          eb
            .selectFrom('newest')
            .innerJoin('resource_action_traces as t', 't.id', 'newest.id')
            .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
            .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
            .where('newest.place', '<=', recent)
            .orderBy('newest.place')
            .select([
              't.id',
              'newest.scope',
              utcText(sql.ref('t.action_timestamp')).as('action_timestamp'),
              't.alert_name',
              't.cluster_name',
              'r.namespace',
              'r.kind',
              'r.name',
              't.action_type',
              't.execution_status',
              't.execution_duration_ms',
              sql<string | null>`left(${sql.ref('t.execution_error')}, 200)`.as('execution_error'),
            ]),
        ).as('recent'),
        eb
          .selectFrom('narrow')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .as('narrow'),
        eb
          .selectFrom('wide')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .as('wide'),
        eb.selectFrom('few').select('count').as('comparable'),
      ]);
  },
);

/** A time as the wire has it; in JSON the database would write it in another way. */
function utcText(expression: ReturnType<typeof sql>) {
  return sql<string>`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
