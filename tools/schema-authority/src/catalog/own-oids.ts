/** PostgreSQL gives lower ones only to what every database has. */
export const FIRST_OWN_OID = 16_384;
