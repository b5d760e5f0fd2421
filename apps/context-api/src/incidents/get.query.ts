import { defineQuery } from '@precedent/schema';
import { INCIDENT_COLUMNS } from './incident-columns.ts';
import { joinedIncidents } from './joined-incidents.ts';

export interface GetIncidentParams {
  readonly id: number;
  readonly withEmbedding: boolean;
}

/** One incident by its id. */
export const getIncident = defineQuery(
  {
    id: 'incidents.get',
    variants: {
      plain: { id: 4817, withEmbedding: false },
      'with embedding': { id: 4817, withEmbedding: true },
    },
    indexes: ['resource_action_traces_pkey'],
  },
  (db, { id, withEmbedding }: GetIncidentParams) =>
    joinedIncidents(db)
      .select(INCIDENT_COLUMNS)
      .$if(withEmbedding, (query) => query.select('t.embedding'))
      .where('t.id', '=', id),
);
