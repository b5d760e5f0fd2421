import { defineQuery } from '@precedent/schema';

interface RecentParams {
  /** How many of the newest traces to look at. */
  readonly newest: number;
}

/** The models by which the newest traces were embedded; none while none is. */
export const recentModels = defineQuery(
  {
    id: 'model.recent',
    variants: { plain: { newest: 100 } },
    indexes: ['resource_action_traces_recent_idx'],
  },
  (db, { newest }: RecentParams) =>
    db
      .selectFrom((traces) =>
        traces
          .selectFrom('resource_action_traces')
          .select('embedding_model')
          .orderBy('action_timestamp', 'desc')
          .orderBy('id', 'desc')
          .limit(newest)
          .as('newest'),
      )
      .select('newest.embedding_model')
      .distinct()
      .where('newest.embedding_model', 'is not', null)
      .orderBy('newest.embedding_model'),
);
