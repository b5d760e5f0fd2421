import { defineQuery } from '@precedent/schema';
import { withPlace } from '../joined-incidents.ts';

const TRAITS = [
  't.alert_name',
  't.action_type',
  't.cluster_name',
  'r.namespace',
  'r.kind',
  'r.name',
] as const;

/** The embedding of one incident, to search with, and what others may have in common with it. */
export const embeddingOf = defineQuery(
  {
    id: 'incidents.search.embedding',
    variants: { plain: { id: 4817 } },
    indexes: ['resource_action_traces_pkey'],
  },
  (db, { id }: { readonly id: number }) =>
    withPlace(db.selectFrom('resource_action_traces as t'), TRAITS)
      .select(['t.embedding', 't.embedding_model'])
      .select(TRAITS)
      .where('t.id', '=', id),
);
