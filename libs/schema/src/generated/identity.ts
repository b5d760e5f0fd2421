/**
 * Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */

/** Newest migration of this schema. */
export const SCHEMA_HEAD = '0034_traces_by_status.sql';

/** Hash of everything a query can notice: names, types, nullability, constraints, indexes, grants, views. */
export const SCHEMA_FINGERPRINT =
  'sha256:9ca844e4f91a78ccce5fade10dff3ea10a05cde84fb2b42eceb39269869cd84a';
