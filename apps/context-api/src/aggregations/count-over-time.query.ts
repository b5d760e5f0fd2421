import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { filterVariants } from '../incidents/filters/filter-variants.ts';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import type { IncidentFilters } from '../incidents/filters/incident-filters.ts';
import { countOf } from './dimensions.ts';

export type Bucket = 'hour' | 'day' | 'week';

export interface OverTimeParams {
  readonly filters: IncidentFilters & { readonly from: string; readonly to: string };
  readonly bucket: Bucket;
  /** IANA name. */
  readonly timeZone: string;
}

/** Shorter than the shortest bucket (a day of 23 hours, an hour of a clock that goes forward by 30 minutes). */
const STEP: Readonly<Record<Bucket, string>> = { hour: '15 minutes', day: '12 hours', week: '3 days' };
/** Clocks are set at a quarter of an hour, and by three hours at most. */
const QUARTER = sql`interval '15 minutes'`;
const LARGEST_CHANGE = sql`interval '3 hours'`;
/** The wire cannot write what lies before; the first bucket may begin there. */
const EARLIEST = sql`timestamptz '0001-01-01 00:00:00Z'`;
const WINDOW = { from: '2026-11-01T00:00:00.000000Z', to: '2026-12-01T00:00:00.000000Z' };

/**
 * Incidents by state for each bucket of a window, empty ones too. Which buckets there are is found by truncating instants
 * that stand closer than buckets are long: so days on which clocks change and zones that skipped a day come out right,
 * with the functions that PostgreSQL 15 has.
 *
 * What an instant is truncated to tells buckets apart, and nearly always is when the bucket begins. Not where clocks
 * change just then: of a midnight that comes twice it is the second one (Atlantic/Azores), and of an hour that begins
 * with the change (Australia/Lord_Howe, by half an hour) it is an instant before. There the first instant of the bucket
 * is looked for, in steps in which clocks change.
 */
export const countOverTime = defineQuery(
  {
    id: 'aggregations.trend',
    variants: filterVariants((filters): OverTimeParams => ({
      filters: { ...filters, ...WINDOW },
      bucket: 'day',
      timeZone: 'Europe/Berlin',
    })),
  },
  (db, { filters, bucket, timeZone }: OverTimeParams) => {
    const { from, to } = filters;
    const beginOf = (moment: ReturnType<typeof sql>) =>
      sql<string>`date_trunc(${bucket}::text, ${moment}, ${timeZone}::text)`;
    const step = sql`${STEP[bucket]}::interval`;
    const start = sql.ref('bucket.start');
    return db
      .with('bucket', (cte) =>
        cte
          .selectFrom(
            sql<{
              at: string;
            }>`generate_series(${from}::timestamptz, ${to}::timestamptz - interval '1 microsecond', ${step})`.as<'moment'>(
              sql`moment(at)`,
            ),
          )
          .select(beginOf(sql.ref('moment.at')).as('start'))
          .union(
            cte
              .selectNoFrom(beginOf(sql`${to}::timestamptz - interval '1 microsecond'`).as('start'))
              .where(sql<boolean>`${from}::timestamptz < ${to}::timestamptz`),
          ),
      )
      .with('counted', (cte) =>
        filteredTraces(cte, filters)
          .select(({ fn }) => [
            beginOf(sql.ref('t.action_timestamp')).as('start'),
            fn.countAll<number>().as('total'),
            countOf('completed').as('completed'),
            countOf('failed').as('failed'),
            countOf('rolled-back').as('rolled_back'),
          ])
          .groupBy(sql`1`),
      )
      .selectFrom('bucket')
      .leftJoin('counted', 'counted.start', 'bucket.start')
      .leftJoinLateral(
        (lateral) =>
          lateral
            .selectFrom(
              sql<{
                at: string;
              }>`generate_series(bucket.start - ${LARGEST_CHANGE}, bucket.start + ${LARGEST_CHANGE}, ${QUARTER})`.as<'near'>(
                sql`near(at)`,
              ),
            )
            .select(({ fn }) => fn.min('near.at').as('at'))
            .where(
              sql<boolean>`(${beginOf(start)} <> bucket.start or ${beginOf(sql`bucket.start - ${QUARTER}`)} = bucket.start)`,
            )
            .where(sql<boolean>`${beginOf(sql.ref('near.at'))} = bucket.start`)
            .as('first'),
        (join) => join.onTrue(),
      )
      .select(({ fn }) => [
        sql<string>`greatest(coalesce(first.at, bucket.start), ${EARLIEST})`.as('start'),
        fn.coalesce('counted.total', sql<number>`0`).as('total'),
        fn.coalesce('counted.completed', sql<number>`0`).as('completed'),
        fn.coalesce('counted.failed', sql<number>`0`).as('failed'),
        fn.coalesce('counted.rolled_back', sql<number>`0`).as('rolled_back'),
      ])
      .orderBy('bucket.start');
  },
);
