import type { Compilable, Kysely } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import { compileOnce } from './compile-once.ts';
import type { DB } from './generated/database.ts';

/** What a consumer declares about one of its queries. */
export interface QueryDeclaration<Params> {
  /** `<resource>.<operation>`, unique within the consumer. */
  readonly id: string;
  /**
   * Parameters that make the builder produce each statement it can: one entry for a fixed query, one for each shape
   * of a dynamic one. The contract holds the SQL of every variant.
   */
  readonly variants: Readonly<Record<string, Params>>;
  /** Indexes without which the query is too slow to serve; the schema check proves that each can be used. */
  readonly indexes?: readonly string[];
  /** Keys and constraints whose violations its caller knows by their names; the schema check lets nobody rename them. */
  readonly conflicts?: readonly string[];
  /** Role whose privileges it needs, where it does not run as its consumer does: a job of an administrator, say. */
  readonly role?: string;
  /**
   * Names of the parameters whose values the statement only binds: with them each shape is compiled once. For hot
   * statements that return rows and that callers only execute (see compileOnce).
   */
  readonly binds?: readonly (keyof Params & string)[];
}

/** A declared query: a function that returns a builder, with its declaration attached. Executing is the caller's job. */
export interface Query<Database, Params, Builder> {
  (db: Database, params: Params): Builder;
  readonly declaration: QueryDeclaration<Params>;
  /** Stack of the definition, from which tools tell file and line. */
  readonly definedAt: string;
}

/** Any declared query, for registries. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds queries of every parameter type
export type AnyQuery = Query<any, any, Compilable<any>>;

/**
 * Declares a query that only reads; it is then called like the builder: `listIncidents(db, params).execute()`.
 * Every declared query is compiled into its consumer's contract and checked against each change of the schema.
 */
export function defineQuery<Params, Builder extends Compilable<unknown>>(
  declaration: QueryDeclaration<Params>,
  build: (db: ReadonlyKysely<DB>, params: Params) => Builder,
): Query<ReadonlyKysely<DB>, Params, Builder> {
  return attach(declaration, build, defineQuery);
}

/** Declares a statement that writes; otherwise as `defineQuery`. */
export function defineCommand<Params, Builder extends Compilable<unknown>>(
  declaration: QueryDeclaration<Params>,
  build: (db: Kysely<DB>, params: Params) => Builder,
): Query<Kysely<DB>, Params, Builder> {
  return attach(declaration, build, defineCommand);
}

function attach<Database, Params, Builder>(
  declaration: QueryDeclaration<Params>,
  build: (db: Database, params: Params) => Builder,
  caller: (...args: never[]) => unknown,
): Query<Database, Params, Builder> {
  const trace = { stack: '' };
  Error.captureStackTrace(trace, caller);
  const { binds } = declaration;
  const run = binds === undefined ? build : compileOnce(build, binds);
  return Object.assign((db: Database, params: Params) => run(db, params), {
    declaration,
    definedAt: trace.stack,
  });
}
