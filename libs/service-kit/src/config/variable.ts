/** One environment variable: how to read it, and what to tell a person who got it wrong. */
export interface Variable<T> {
  /** Turns the text into the value, or throws an Error whose message continues the sentence "the value ...". */
  readonly parse: (text: string) => T;
  /** The expected form in words. */
  readonly expected: string;
  readonly example: string;
  /** Used when the variable is absent or empty. Without it, the variable is required. */
  readonly fallback?: { readonly value: T };
  /** Required after all where another variable has this value. */
  readonly neededWith?: { readonly name: string; readonly value: string };
  /** A secret is never printed and may be given by file: NAME_FILE holds the path. */
  readonly secret?: boolean;
  /** How to show a secret's value. Default: three asterisks. */
  mask?(value: T): string;
}

export type Shape = Readonly<Record<string, Variable<unknown>>>;

export type ConfigOf<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Variable<infer T> ? T : never;
};

/** The same variable with a default. */
export function withDefault<T, D>(variable: Variable<T>, value: D): Variable<T | D> {
  return { ...variable, fallback: { value } } as Variable<T | D>;
}

/** The same variable, undefined when absent. */
export function optional<T>(variable: Variable<T>): Variable<T | undefined> {
  return withDefault(variable, undefined);
}

/** The same variable, undefined when absent, which it must not be where another variable has this value. */
export function neededWith<T>(variable: Variable<T>, name: string, value: string): Variable<T | undefined> {
  return { ...optional(variable), neededWith: { name, value } };
}
