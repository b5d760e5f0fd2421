import type { DB, ReadonlyKysely } from '@precedent/schema';
import { sql } from 'kysely';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import type { Scope } from './evidence.ts';
import { isRemedy, newestMatching } from './scoped-incidents.ts';
import { comparableTraces, EXACT_AT_MOST, MAX_DISTANCE, nearestTraces } from './similar-traces.ts';

export interface Asked {
  /** All filters of the request, the beginning of the window among them. */
  readonly narrow: IncidentFilters;
  /** What they make: this_resource, or this_alert when they speak of nothing else. */
  readonly narrowScope: Scope;
  /** The alert anywhere, when `narrow` is more than that. */
  readonly wide?: IncidentFilters;
}

const PROBES = 5;
const COLUMNS = [
  'id',
  'action_type',
  'execution_status',
  'execution_duration_ms',
  'action_timestamp',
] as const;

/**
 * The WITH clause of an answer about the past: `narrow`, `wide`, `few` (how many incidents can be compared), and
 * `remedy`, the evidence of all scopes.
 */
export function gatheredEvidence(db: ReadonlyKysely<DB>, { narrow, narrowScope, wide }: Asked) {
  return withCentre(db, narrow, wide)
    .with(
      (cte) => cte('few').materialized(),
      (cte) =>
        cte
          .selectFrom(
            comparableTraces(cte, narrow.from)
              .select('t.id')
              .limit(sql.lit(EXACT_AT_MOST + 1))
              .as('comparable'),
          )
          .select(({ fn }) => fn.countAll<number>().as('count')),
    )
    .with('nearest', (cte) => nearestTraces(cte, narrow.from))
    .with(
      (cte) => cte('evidence').materialized(),
      (cte) =>
        cte
          .selectFrom('narrow')
          .select(COLUMNS)
          .select(named(narrowScope))
          .unionAll(cte.selectFrom('wide').select(COLUMNS).select(named('this_alert')))
          .unionAll(
            cte
              .selectFrom('nearest')
              .innerJoin('resource_action_traces as t', 't.id', 'nearest.id')
              .where('nearest.distance', '<=', MAX_DISTANCE)
              .select(COLUMNS.map((column) => `t.${column}` as const))
              .select(named('similar')),
          ),
    )
    .with('remedy', (cte) => cte.selectFrom('evidence').selectAll().where(isRemedy('action_type')));
}

/**
 * The narrower scopes and, as `centre`, the mean of the newest embedded incidents in them, those of the narrowest first.
 * The settings of the vector index are made by the statement itself, for itself: `centre` reads them, so they hold
 * before the index is scanned, and no transaction around the statement is needed.
 */
function withCentre(db: ReadonlyKysely<DB>, narrow: IncidentFilters, wide: IncidentFilters | undefined) {
  return db
    .with(
      (cte) => cte('settings').materialized(),
      (cte) =>
        cte.selectNoFrom([
          sql<string>`set_config('hnsw.iterative_scan', 'relaxed_order', true)`.as('iterative_scan'),
          sql<string>`set_config('hnsw.ef_search', '100', true)`.as('ef_search'),
        ]),
    )
    .with(
      (cte) => cte('narrow').materialized(),
      (cte) => newestMatching(cte, narrow),
    )
    .with(
      (cte) => cte('wide').materialized(),
      (cte) => newestMatching(cte, wide),
    )
    .with('probe', (cte) => {
      const embedded = (scope: 'narrow' | 'wide', place: number) =>
        cte.selectFrom(
          cte
            .selectFrom(scope)
            .where('embedded', '=', sql.lit(true))
            .select(['id', 'action_timestamp', sql<number>`${sql.lit(place)}`.as('place')])
            .orderBy('action_timestamp', 'desc')
            .orderBy('id', 'desc')
            .limit(sql.lit(PROBES))
            .as('newest'),
        );
      return cte
        .selectFrom(embedded('narrow', 1).selectAll().unionAll(embedded('wide', 2).selectAll()).as('newest'))
        .select(['id'])
        .groupBy(['id', 'action_timestamp'])
        .orderBy(({ fn }) => fn.min('place'))
        .orderBy('action_timestamp', 'desc')
        .orderBy('id', 'desc')
        .limit(sql.lit(PROBES));
    })
    .with(
      (cte) => cte('centre').materialized(),
      (cte) =>
        cte
          .selectFrom('probe')
          .innerJoin('resource_action_traces as t', 't.id', 'probe.id')
          .innerJoin('settings', (join) => join.onTrue())
          .select(['t.embedding_model as model', sql<string>`avg(${sql.ref('t.embedding')})`.as('vector')])
          .groupBy('t.embedding_model')
          .orderBy(({ fn }) => fn.countAll(), 'desc')
          .orderBy('t.embedding_model')
          .limit(sql.lit(1)),
    );
}

function named(scope: Scope) {
  return sql<Scope>`${scope}::text`.as('scope');
}
