/**
 * Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */

/** Newest migration of this schema. */
export const SCHEMA_HEAD = '0066_traces_by_status.sql';

/** Hash of everything a query can notice: names, types, nullability, constraints, indexes, grants, views. */
export const SCHEMA_FINGERPRINT =
  'sha256:0c03f858d6ae81019b4b23dfd0d7664e9ec641e69df9ca31c2494c664d0a2fba';
