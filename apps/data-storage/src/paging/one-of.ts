import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** A single value gets `=`: only then does an index on (column, …) deliver the order of what follows. */
export function oneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool> {
  const [value, ...others] = values;
  return others.length === 0 && value !== undefined
    ? sql<SqlBool>`${sql.ref(column)} = ${value}`
    : sql<SqlBool>`${sql.ref(column)} = any(${values})`;
}
