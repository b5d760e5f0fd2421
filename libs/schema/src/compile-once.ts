import type { Compilable, CompiledQuery, QueryResult } from 'kysely';

/** Shapes kept of one query. More come only from clients who try many combinations; those are built each time. */
const MOST_SHAPES = 256;

type Path = readonly (string | number)[];

/** Where a parameter of the statement comes from: a place in the builder's parameters, several, or always the same. */
type Source =
  { readonly path: Path } | { readonly items: readonly Source[] } | { readonly constant: unknown };

interface Shape {
  readonly compiled: CompiledQuery;
  readonly sources: readonly Source[];
}

interface Executor {
  executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>>;
}

/**
 * A builder that compiles each shape of its statement once and then only binds values. Building and compiling a
 * statement of thirty columns costs more than everything else a service does to send it.
 *
 * To learn where values go, a new shape is built with a mark in the place of each value; a statement in which a mark is
 * missing or is part of something else (a pattern made of a word, say) is built anew each time, as without this.
 * @param binds names of the parameters whose values, nested ones included, the statement only binds; the number of items
 * and which members are present may change its text, as may all other parameters
 */
export function compileOnce<Database, Params, Builder>(
  build: (db: Database, params: Params) => Builder,
  binds: readonly (keyof Params & string)[],
): (db: Database, params: Params) => Builder {
  const shapes = new Map<string, Shape | undefined>();
  const bound = new Set<string>(binds);
  return (db, params) => {
    const key = shapeKey(params as object, bound);
    let shape = shapes.get(key);
    if (shape === undefined) {
      if (shapes.has(key) || shapes.size >= MOST_SHAPES) return build(db, params);
      shape = learn((marked) => build(db, marked as Params) as Compilable, params as object, bound);
      shapes.set(key, shape);
      if (shape === undefined) return build(db, params);
    }
    const parameters = shape.sources.map((source) => valueAt(source, params));
    return statement(db as Executor, { ...shape.compiled, parameters }) as Builder;
  };
}

/** The text of everything that may change the statement. */
function shapeKey(params: object, bound: ReadonlySet<string>): string {
  let key = '';
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) key += `${name}:${bound.has(name) ? outline(value) : JSON.stringify(value)};`;
  }
  return key;
}

function outline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (!isPlain(value)) return value === undefined ? '' : '?';
  return `{${Object.entries(value).map(([name, inner]) => (inner === undefined ? '' : `${name}${outline(inner)}`))}}`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const MARK = '\u0001';

function learn(
  build: (params: object) => Compilable,
  params: object,
  bound: ReadonlySet<string>,
): Shape | undefined {
  const paths: Path[] = [];
  const mark = (value: unknown, path: Path): unknown => {
    if (value === undefined) return undefined;
    if (Array.isArray(value)) return value.map((item, index) => mark(item, [...path, index]));
    if (isPlain(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, mark(inner, [...path, name])]),
      );
    }
    return `${MARK}${paths.push(path) - 1}${MARK}`;
  };
  const marked = Object.entries(params).map(([name, value]) => [
    name,
    bound.has(name) ? mark(value, [name]) : value,
  ]);
  const compiled = build(Object.fromEntries(marked) as object).compile();
  const used = new Set<Path>();
  const sources = compiled.parameters.map((parameter) => sourceOf(parameter, paths, used));
  if (compiled.sql.includes(MARK) || sources.includes(undefined) || used.size < paths.length)
    return undefined;
  return { compiled, sources: sources as Source[] };
}

/** Undefined when a mark is only a part of the parameter. */
function sourceOf(parameter: unknown, paths: readonly Path[], used: Set<Path>): Source | undefined {
  if (Array.isArray(parameter)) {
    const items = parameter.map((item) => sourceOf(item, paths, used));
    return items.includes(undefined) ? undefined : { items: items as Source[] };
  }
  if (typeof parameter !== 'string') return isScalar(parameter) ? { constant: parameter } : undefined;
  if (!parameter.includes(MARK)) return { constant: parameter };
  const index = parameter.startsWith(MARK) ? parameter.slice(1, -1) : '';
  const path = parameter === `${MARK}${index}${MARK}` ? paths[Number(index)] : undefined;
  if (path === undefined) return undefined;
  used.add(path);
  return { path };
}

/** Not an object, in which a mark might hide. */
function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function valueAt(source: Source, params: unknown): unknown {
  if ('constant' in source) return source.constant;
  if ('items' in source) return source.items.map((item) => valueAt(item, params));
  let value = params;
  for (const step of source.path) value = (value as Record<string | number, unknown>)[step];
  return value;
}

/** The part of a builder that callers of a declared query use, for a statement that returns rows. */
function statement(db: Executor, compiled: CompiledQuery) {
  const execute = async (): Promise<unknown[]> => (await db.executeQuery(compiled)).rows;
  const executeTakeFirst = async (): Promise<unknown> => (await execute())[0];
  return {
    compile: () => compiled,
    execute,
    executeTakeFirst,
    async executeTakeFirstOrThrow() {
      const row = await executeTakeFirst();
      if (row === undefined) throw new Error('no result');
      return row;
    },
  };
}
