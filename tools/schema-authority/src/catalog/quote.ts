/** Words that PostgreSQL reads as something else when they stand without quotes. */
const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
  current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct
  do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit
  localtime localtimestamp not null offset on only or order placing primary references returning select session_user some
  symmetric system_user table then to trailing true union unique user using variadic when where window with authorization
  binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like natural notnull
  outer overlaps right similar tablesample verbose`.split(/\s+/),
);

/** One name as SQL takes it. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A relation's name as SQL takes it, with its schema where the catalog has one. */
export function quoteRelation(name: string): string {
  const [schema = '', ...rest] = name.split('.');
  return rest.length === 0 ? quoteName(name) : `${quoteName(schema)}.${quoteName(rest.join('.'))}`;
}

/** Who may do something: a role, or everybody. */
export function quoteGrantee(grantee: string): string {
  return grantee === 'PUBLIC' ? grantee : quoteName(grantee);
}

/** A text as SQL takes it. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
