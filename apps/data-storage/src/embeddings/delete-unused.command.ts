import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';
import type { EmbeddingKey } from './unused.query.ts';

/**
 * Deletes those of these embeddings that no trace has, and tells how many. Writers wait meanwhile. Where they are in its
 * way for 100 ms, it fails with lock_not_available (55P03) and has deleted nothing.
 */
export const deleteUnused = defineCommand(
  {
    id: 'embeddings.delete-unused',
    variants: { any: { keys: [{ digest: '3f1d5c1e-9a0b-4c2d-8e7f-6a5b4c3d2e1f', model: 'hashing-v1' }] } },
  },
  (db, { keys }: { readonly keys: readonly EmbeddingKey[] }) =>
    db.selectNoFrom(
      sql<number>`delete_unused_embeddings(${keys.map(({ digest }) => digest)}::uuid[], ${keys.map(({ model }) => model)}::text[])`.as(
        'deleted',
      ),
    ),
);
