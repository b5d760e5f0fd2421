/** The module that tells which schema the package was generated from. */
export function identityModule(head: string, fingerprint: string): string {
  return `/**
 * Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */

/** Newest migration of this schema. */
export const SCHEMA_HEAD = '${head}';

/** Hash of everything a query can notice: names, types, nullability, constraints, indexes, grants, views. */
export const SCHEMA_FINGERPRINT =
  '${fingerprint}';
`;
}
