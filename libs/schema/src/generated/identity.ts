/**
 * Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */

/** Newest migration of this schema. */
export const SCHEMA_HEAD = '0034_traces_by_status.sql';

/** Hash of everything a query can notice: names, types, nullability, constraints, indexes, grants, views. */
export const SCHEMA_FINGERPRINT =
  'sha256:74e6789f786b9795c2dd55ae90770f93652e2808e482d877ecf11df5ee539d5f';
