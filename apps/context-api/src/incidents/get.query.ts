import { defineQuery } from '@precedent/schema';
import { columnsFor, type Shown } from './incident-columns.ts';
import { withPlace } from './joined-incidents.ts';

export interface GetIncidentParams extends Shown {
  readonly id: number;
}

/** One incident by its id. */
export const getIncident = defineQuery(
  {
    id: 'incidents.get',
    variants: {
      plain: { id: 4817, withEmbedding: false },
      'with embedding': { id: 4817, withEmbedding: true },
      'some fields': { id: 4817, withEmbedding: false, fields: ['alert_name', 'phase'] },
    },
    indexes: ['resource_action_traces_pkey'],
    binds: ['id'],
  },
  (db, { id, ...shown }: GetIncidentParams) => {
    const columns = columnsFor(shown);
    return withPlace(db.selectFrom('resource_action_traces as t'), columns)
      .select(columns)
      .$if(shown.withEmbedding, (query) => query.select('t.embedding'))
      .where('t.id', '=', id);
  },
);
