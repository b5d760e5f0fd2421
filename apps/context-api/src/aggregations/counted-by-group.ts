import type { DB, ReadonlyKysely } from '@precedent/schema';
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { filteredTraces } from '../incidents/filters/filtered-incidents.ts';
import { inCodePoints } from '../incidents/in-code-points.ts';
import { DIMENSIONS, type GroupedParams } from './dimensions.ts';
import type { GroupedRow } from './grouped.view.ts';

type Counted<Name extends string> = GroupedRow & { readonly total: number } & Readonly<Record<Name, number>>;

/**
 * How many incidents match, and how many of them are of each kind: as one row about all of them (is_total) and, with a
 * dimension, one for each of its values, those with most incidents first. The row of all is the sum of the groups and
 * exists even when nothing matches; grouping sets would count every incident twice, and in one process.
 */
export function countedByGroup<Name extends string>(
  db: ReadonlyKysely<DB>,
  { filters, groupBy, groups }: GroupedParams,
  kinds: Readonly<Record<Name, RawBuilder<number>>>,
): SelectQueryBuilder<object, never, Counted<Name>> {
  const names = Object.keys(kinds) as Name[];
  const all = [sql<string | null>`null::text`.as('key'), sql<boolean>`true`.as('is_total')] as const;
  const counts = names.map((name) => kinds[name].as(name));
  const matching = filteredTraces(db, filters);
  if (groupBy === undefined) {
    const total = matching.select(all).select(({ fn }) => [fn.countAll<number>().as('total'), ...counts]);
    return total as unknown as SelectQueryBuilder<object, never, Counted<Name>>;
  }
  const column = sql.ref<string | null>(DIMENSIONS[groupBy]);
  const counted = matching
    .select(column.as('key'))
    .select(({ fn }) => [fn.countAll<number>().as('total'), ...counts])
    .groupBy(column);
  const sum = (name: string) => sql<number>`coalesce(sum(${sql.ref(name)}), 0)::bigint`.as(name);
  const rows = db
    .with('counted', () => counted)
    .selectFrom((from) =>
      from
        .selectFrom('counted')
        .select(all)
        .select(['total', ...names].map(sum))
        .unionAll(
          from
            .selectFrom(
              from
                .selectFrom('counted')
                .selectAll()
                .orderBy(sql.ref('total'), 'desc')
                .orderBy(inCodePoints(sql.ref('key')), (order) => order.asc().nullsLast())
                .limit(groups)
                .as('largest'),
            )
            .select([sql<string | null>`key`.as('key'), sql<boolean>`false`.as('is_total')])
            .select(['total', ...names].map((name) => sql<number>`${sql.ref(name)}`.as(name))),
        )
        .as('grouped'),
    )
    .selectAll()
    .orderBy('is_total', 'desc')
    .orderBy(sql.ref('total'), 'desc')
    .orderBy(inCodePoints(sql.ref('key')), (order) => order.asc().nullsLast());
  return rows as unknown as SelectQueryBuilder<object, never, Counted<Name>>;
}
