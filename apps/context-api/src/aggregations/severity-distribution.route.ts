import { ALERT_SEVERITIES, type AlertSeverity, type DB } from '@precedent/schema';
import type { Database, Handler } from '@precedent/service-kit';
import type { components, operations } from '../generated/openapi.ts';
import { rounded } from '../statistics/wilson.ts';
import { countSeverities } from './count-severities.query.ts';
import { groupedParams } from './grouped-params.ts';
import { toGrouped } from './grouped.view.ts';

/** GET /api/v1/aggregations/severity-distribution */
export function getSeverityDistribution(
  database: Database<DB>,
): Handler<operations['getSeverityDistribution']> {
  return async ({ params: { query } }) => {
    const { params, limit, window } = groupedParams(query);
    const rows = await database.read((db) => countSeverities(db, params).execute());
    return { status: 200, body: { window, ...toGrouped(rows, limit, toSeverities) } };
  };
}

type Counted = Readonly<Record<AlertSeverity | 'none' | 'total', number>>;

function toSeverities({ total, ...counts }: Counted): components['schemas']['Severities'] {
  const severities = [...ALERT_SEVERITIES, null].map((severity) => {
    const count = counts[severity ?? 'none'];
    return { severity, count, share: total === 0 ? 0 : rounded(count / total) };
  });
  return { total, severities };
}
