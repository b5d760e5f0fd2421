import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AnyQuery, DB } from '@precedent/schema';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Consumer } from '../workspace/consumers.ts';

/** A query as its consumer's source defines it now. */
export interface CapturedQuery {
  readonly id: string;
  readonly consumer: string;
  readonly role: string;
  readonly source: string;
  /** Indexes the author declared it needs. */
  readonly declaredIndexes: readonly string[];
  /** Keys and constraints whose violations its caller knows by name. */
  readonly conflicts: readonly string[];
  readonly variants: Readonly<Record<string, { readonly sql: string; readonly values: readonly unknown[] }>>;
}

/** A Kysely that compiles for PostgreSQL and cannot execute. */
const compiler = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * Loads a consumer's registry and compiles every variant of every query. The consumer's code runs in this process,
 * so its query modules must do nothing when imported. Throws naming the consumer, the place that cannot be loaded, or
 * the query that does not compile.
 */
export async function captureQueries(root: string, consumer: Consumer): Promise<CapturedQuery[]> {
  const file = join(root, consumer.path, consumer.queries);
  const module = (await import(pathToFileURL(file).href).catch((error: unknown) => {
    const { message, stack = '' } = error as Error;
    const site = siteWithin(root, stack) ?? relative(root, file);
    throw new Error(`${consumer.name} cannot be loaded: ${site}: ${message}`, { cause: error });
  })) as { queries?: readonly AnyQuery[] };
  if (module.queries === undefined) throw new Error(`${relative(root, file)} does not export "queries"`);
  const captured = module.queries.map((query) => capture(root, consumer, query));
  const twice = captured.find(({ id }, index) => captured.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) throw new Error(`${consumer.name} declares two queries with the id ${twice.id}`);
  return captured.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function capture(root: string, consumer: Consumer, query: AnyQuery): CapturedQuery {
  const { id, variants, indexes = [], conflicts = [], role = consumer.role } = query.declaration;
  return {
    id,
    consumer: consumer.name,
    role,
    source: definitionSite(root, query.definedAt),
    declaredIndexes: indexes,
    conflicts,
    variants: Object.fromEntries(
      Object.entries(variants).map(([name, params]) => {
        try {
          const { sql, parameters } = query(compiler, params).compile();
          return [name, { sql, values: parameters }];
        } catch (error) {
          const site = definitionSite(root, query.definedAt);
          const words = error instanceof Error ? error.message : String(error);
          throw new Error(`${site}: query ${id} (${name}) does not compile: ${words}`, { cause: error });
        }
      }),
    ),
  };
}

/** `path:line` of the first place in the workspace that an error's stack names. */
function siteWithin(root: string, stack: string): string | undefined {
  const places = [...stack.matchAll(/(?:file:\/\/)?(\/[^\s():]+):(\d+)/g)];
  const own = places.find(([, path = '']) => path.startsWith(`${root}/`) && !path.includes('/node_modules/'));
  return own && `${relative(root, own[1] ?? '')}:${own[2]}`;
}

/** `path:line` from the first frame of a definition's stack. */
function definitionSite(root: string, stack: string): string {
  const match = /(file:\/\/[^\s)]+?|\/[^\s():]+):(\d+):\d+/.exec(stack);
  if (match?.[1] === undefined) return 'unknown';
  const path = match[1].startsWith('file:') ? fileURLToPath(match[1]) : match[1];
  return `${relative(root, path)}:${match[2]}`;
}
