const IDENTIFIER = /(?:"(?:[^"]|"")+"|[\w$]+)(?:\.(?:"(?:[^"]|"")+"|[\w$]+))*/y;

/**
 * The table, column, type or function that a statement names at a position, without quotes, such as `t.name`.
 * @param position from 1, in characters, as PostgreSQL reports it
 */
export function identifierAt(statement: string, position: number): string | undefined {
  // PostgreSQL counts characters, JavaScript's strings UTF-16 units.
  const characters = [...statement].slice(0, position - 1).join('');
  IDENTIFIER.lastIndex = characters.length;
  return IDENTIFIER.exec(statement)?.[0].replaceAll('"', '');
}
