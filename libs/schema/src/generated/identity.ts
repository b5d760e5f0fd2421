/**
 * Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */

/** Newest migration of this schema. */
export const SCHEMA_HEAD = '0040_aggregations_of_traces.sql';

/** Hash of everything a query can notice: names, types, nullability, constraints, indexes, grants, views. */
export const SCHEMA_FINGERPRINT =
  'sha256:cbd369e982dc97851d9c35bca190a49bc19b06f4fb563d54d9ce0cbb22de0312';
