import { ALERT_SEVERITIES, defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { groupedIncidents, groupedVariants, type GroupedParams } from './dimensions.ts';

/** Incidents by severity, in all and by group: `counts` has one number for each severity and a last one for none. */
export const countSeverities = defineQuery(
  { id: 'aggregations.severities', variants: groupedVariants() },
  (db, params: GroupedParams) => {
    const severity = sql.ref('t.alert_severity');
    const counts = [
      ...ALERT_SEVERITIES.map((each) => sql`count(*) filter (where ${severity} = ${sql.lit(each)})`),
      sql`count(*) filter (where ${severity} is null)`,
    ];
    return groupedIncidents(db, params).select(({ fn }) => [
      fn.countAll<number>().as('total'),
      sql<number[]>`array[${sql.join(counts)}]`.as('counts'),
    ]);
  },
);
