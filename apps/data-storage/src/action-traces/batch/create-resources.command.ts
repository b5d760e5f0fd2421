import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';

/** What a resource is known by. */
export interface ResourceIdentity {
  readonly cluster_name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

const PARTS = ['cluster_name', 'namespace', 'kind', 'name'] as const;

/**
 * Makes the resources that do not exist. One that another transaction is making is waited for and left to it, without
 * locking its row: when it is there, all who waited go on at once. Always in the order of their names, so that two
 * transactions never wait for each other. A statement that begins after this one sees them all.
 */
export const createResources = defineCommand(
  {
    id: 'action-traces.batch.create-resources',
    variants: {
      any: { resources: [{ cluster_name: 'c', namespace: 'n', kind: 'Deployment', name: 'api' }] } as {
        resources: readonly ResourceIdentity[];
      },
    },
    indexes: ['resource_references_identity_idx'],
  },
  (db, { resources }: { readonly resources: readonly ResourceIdentity[] }) =>
    db
      .insertInto('resource_references')
      .columns(PARTS)
      .expression((eb) =>
        eb
          .selectFrom(
            sql<ResourceIdentity>`unnest(${sql.join(
              PARTS.map((part) => sql`${resources.map((resource) => resource[part])}::text[]`),
            )})`.as<'i'>(sql`i (cluster_name, namespace, kind, name)`),
          )
          .select(PARTS.map((part) => `i.${part}` as const))
          .distinct()
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('resource_references as r')
                  .select('r.id')
                  .whereRef('r.cluster_name', '=', 'i.cluster_name')
                  .whereRef('r.namespace', '=', 'i.namespace')
                  .whereRef('r.kind', '=', 'i.kind')
                  .whereRef('r.name', '=', 'i.name'),
              ),
            ),
          )
          .orderBy('i.cluster_name')
          .orderBy('i.namespace')
          .orderBy('i.kind')
          .orderBy('i.name'),
      )
      .onConflict((conflict) => conflict.columns(PARTS).doNothing()),
);
