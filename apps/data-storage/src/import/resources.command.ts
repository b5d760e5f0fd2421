import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';

/** Parts of the identity of resources, one item each; no resource twice, in ascending order. */
export interface ResourcesParams {
  readonly cluster_names: readonly string[];
  readonly namespaces: readonly string[];
  readonly kinds: readonly string[];
  readonly names: readonly string[];
}

const TYPICAL: ResourcesParams = {
  cluster_names: ['c'],
  namespaces: ['n'],
  kinds: ['Deployment'],
  names: ['api'],
};

interface Identity {
  readonly cluster_name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * Finds or makes resources, all in one statement; returns each with its id. One that another writer makes at the same
 * time is waited for and taken. The order keeps two imports from waiting for each other.
 */
export const ensureResources = defineCommand(
  { id: 'import.resources', variants: { any: TYPICAL }, indexes: ['resource_references_identity_idx'] },
  (db, params: ResourcesParams) =>
    db
      .with('input', (query) =>
        query
          .selectFrom(
            sql<Identity>`unnest(
              ${params.cluster_names}::text[],
              ${params.namespaces}::text[],
              ${params.kinds}::text[],
              ${params.names}::text[])`.as<'given'>(sql`given (cluster_name, namespace, kind, name)`),
          )
          .select(['given.cluster_name', 'given.namespace', 'given.kind', 'given.name']),
      )
      .with('known', (query) =>
        query
          .selectFrom('input as i')
          .innerJoin('resource_references as r', (join) =>
            join
              .onRef('r.cluster_name', '=', 'i.cluster_name')
              .onRef('r.namespace', '=', 'i.namespace')
              .onRef('r.kind', '=', 'i.kind')
              .onRef('r.name', '=', 'i.name'),
          )
          .select(['r.id', 'r.cluster_name', 'r.namespace', 'r.kind', 'r.name']),
      )
      .with('made', (query) =>
        query
          .insertInto('resource_references')
          .columns(['cluster_name', 'namespace', 'kind', 'name'])
          .expression((eb) =>
            eb
              .selectFrom('input as i')
              .select(['i.cluster_name', 'i.namespace', 'i.kind', 'i.name'])
              .where(({ not, exists, selectFrom }) =>
                not(
                  exists(
                    selectFrom('known')
                      .select('known.id')
                      .whereRef('known.cluster_name', '=', 'i.cluster_name')
                      .whereRef('known.namespace', '=', 'i.namespace')
                      .whereRef('known.kind', '=', 'i.kind')
                      .whereRef('known.name', '=', 'i.name'),
                  ),
                ),
              )
              .orderBy('i.cluster_name')
              .orderBy('i.namespace')
              .orderBy('i.kind')
              .orderBy('i.name'),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['cluster_name', 'namespace', 'kind', 'name'])
              .doUpdateSet(({ ref }) => ({ name: ref('excluded.name') })),
          )
          .returning(['id', 'cluster_name', 'namespace', 'kind', 'name']),
      )
      .selectFrom('known')
      .selectAll()
      .unionAll((eb) => eb.selectFrom('made').selectAll()),
);
