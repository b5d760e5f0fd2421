/** A name as SQL takes it, whatever its letters. */
export function name(identifier: string): string {
  return identifier
    .split('.')
    .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.');
}

/** A text as SQL takes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An expression of some value of a type; null for a type of which none is known. */
export function someValue(type: string): string | null {
  const base = type.replace(/\(.*\)/, '');
  const known: Readonly<Record<string, string>> = {
    text: `'filled'`,
    'character varying': `'filled'`,
    smallint: '7',
    integer: '7',
    bigint: '7',
    numeric: '7',
    real: '7',
    'double precision': '7',
    boolean: 'true',
    jsonb: `'{"filled": true}'`,
    json: `'{"filled": true}'`,
    'timestamp with time zone': `'2026-02-03 04:05:06+00'`,
    'timestamp without time zone': `'2026-02-03 04:05:06'`,
    date: `'2026-02-03'`,
    uuid: `'00000000-0000-4000-8000-000000000007'`,
  };
  return known[base] ?? null;
}
