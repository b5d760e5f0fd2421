export type {
  ActionHistories,
  CloudEvents,
  DB,
  DeferredIndexes,
  DistinctEmbeddings,
  EmbeddingClaims,
  EmbeddingModels,
  Generated,
  IdempotencyKeys,
  Json,
  JsonArray,
  JsonObject,
  JsonPrimitive,
  JsonValue,
  ResourceActionTraces,
  ResourceReferences,
} from './generated/database.ts';
export type { Embedding, SafeInteger, Timestamptz, VectorParameter, VectorText } from './columns.ts';
export {
  defineCommand,
  defineQuery,
  type AnyQuery,
  type Query,
  type QueryDeclaration,
} from './define-query.ts';
export * from './generated/vocabularies.ts';
export type { ReadonlyKysely } from 'kysely/readonly';
export { SCHEMA_FINGERPRINT, SCHEMA_HEAD } from './generated/identity.ts';
