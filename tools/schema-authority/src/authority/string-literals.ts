/** A string of a TypeScript source. */
export interface StringLiteral {
  readonly text: string;
  /** 1-based line of its first character. */
  readonly line: number;
}

/** Comments are matched so that quotes inside them open nothing. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{[^{}]*\}|[^`\\])*`/g;

/**
 * The strings and templates of a source, what templates insert replaced by a name. Regular expressions that hold quotes
 * can hide or fake one; that is good enough for looking for SQL, which has to parse as well.
 */
export function stringLiterals(source: string): StringLiteral[] {
  return [...source.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    if (token.startsWith('/')) return [];
    const text = token.slice(1, -1).replaceAll(/\$\{[^{}]*\}/g, 'x');
    return [{ text, line: source.slice(0, index).split('\n').length }];
  });
}
