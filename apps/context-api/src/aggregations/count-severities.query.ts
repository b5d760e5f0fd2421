import { ALERT_SEVERITIES, defineQuery, type AlertSeverity } from '@precedent/schema';
import { sql, type RawBuilder } from 'kysely';
import { countedByGroup } from './counted-by-group.ts';
import { groupedVariants, type GroupedParams } from './dimensions.ts';

const severity = sql.ref('t.alert_severity');
const COUNTS = Object.fromEntries([
  ...ALERT_SEVERITIES.map((each) => [
    each,
    sql<number>`count(*) filter (where ${severity} = ${sql.lit(each)})`,
  ]),
  ['none', sql<number>`count(*) filter (where ${severity} is null)`],
]) as Readonly<Record<AlertSeverity | 'none', RawBuilder<number>>>;

/** Incidents by severity, in all and by group; `none` are those without one. */
export const countSeverities = defineQuery(
  { id: 'aggregations.severities', variants: groupedVariants() },
  (db, params: GroupedParams) => countedByGroup(db, params, COUNTS),
);
