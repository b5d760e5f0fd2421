/**
 * Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */

/** Newest migration of this schema. */
export const SCHEMA_HEAD = '0041_models_in_use.sql';

/** Hash of everything a query can notice: names, types, nullability, constraints, indexes, grants, views. */
export const SCHEMA_FINGERPRINT =
  'sha256:3aacf532c5f57ff6a3ea1ee30af9be40a4d4332e6902c1b3efa628995b2e9621';
