import { defineQuery } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import { columnsFor, type Shown } from './incident-columns.ts';
import { withPlace } from './joined-incidents.ts';

export interface GetIncidentParams extends Shown {
  readonly ids: readonly number[];
}

/** Incidents by their ids, in any order. */
export const getIncident = defineQuery(
  {
    id: 'incidents.get',
    variants: {
      plain: { ids: [4817], withEmbedding: false },
      'with embedding': { ids: [4817], withEmbedding: true },
      'some fields': { ids: [4817], withEmbedding: false, fields: ['alert_name', 'phase'] },
    },
    indexes: ['resource_action_traces_pkey'],
    binds: ['ids'],
  },
  (db, { ids, ...shown }: GetIncidentParams) => {
    const columns = columnsFor(shown);
    return withPlace(db.selectFrom('resource_action_traces as t'), columns)
      .select(columns)
      .$if(shown.withEmbedding, (query) => query.select('t.embedding'))
      .where(sql<SqlBool>`t.id = any(${ids})`);
  },
);
